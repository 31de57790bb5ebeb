import { describe, expect, test } from '@jest/globals'
import { Button, Card, Fragment, Group, Hidden, Input, P, render, Titled } from 'ft-response'

describe('Titled()', () => {
  test('is the title of the document, and a main with the title as its heading', () => {
    expect(render(Titled('Users', P('a'), 'b'))).toBe(
      '<title>Users</title><main class="container"><h1>Users</h1><p>a</p>b</main>',
    )
  })

  test('escapes the title in both places', () => {
    expect(render(Titled('<T>'))).toBe(
      '<title>&lt;T&gt;</title><main class="container"><h1>&lt;T&gt;</h1></main>',
    )
  })

  test('gives attributes to the main, whose class they may replace', () => {
    expect(render(Titled('T', { id: 'x' }, P('a')))).toBe(
      '<title>T</title><main class="container" id="x"><h1>T</h1><p>a</p></main>',
    )
    expect(render(Titled('T', { class: 'wide' }))).toContain('<main class="wide">')
  })

  test('waits for children that are promises', async () => {
    expect(await render(Titled('T', Promise.resolve(P('a'))))).toContain(
      '<h1>T</h1><p>a</p></main>',
    )
  })
})

describe('Card()', () => {
  test('is an article, with a header and a footer where they are given', () => {
    expect(render(Card({}, 'a', P('b')))).toBe('<article>a<p>b</p></article>')
    expect(render(Card({ header: P('h') }, 'a'))).toBe(
      '<article><header><p>h</p></header>a</article>',
    )
    expect(render(Card({ header: '<h>', footer: 'f' }, 'a'))).toBe(
      '<article><header>&lt;h&gt;</header>a<footer>f</footer></article>',
    )
    expect(render(Card({ header: false, footer: null }, 'a'))).toBe('<article>a</article>')
  })

  test('refuses what it would lose: a child in first place, and names that it does not know', () => {
    for (const first of ['text', null, undefined, ['a'], P('a'), new Map()]) {
      expect(() => Card(first as never, 'a')).toThrow(
        /^Card\(\) expected an object of options, got .*: options \(header, .* come first, and then/,
      )
    }
    expect(() => Card(P('a') as never)).toThrow(
      'expected an object of options, got an element: options',
    )
    expect(() => Card({ class: 'x' } as never)).toThrow(
      'Card() got an unknown option "class"; it knows header, footer',
    )
  })
})

describe('Group()', () => {
  test('is a fieldset of the role group', () => {
    expect(render(Group(Input(), Button('x')))).toBe(
      '<fieldset role="group"><input><button>x</button></fieldset>',
    )
    expect(render(Group())).toBe('<fieldset role="group"></fieldset>')
  })
})

describe('Hidden()', () => {
  test('is a form field that nobody sees', () => {
    expect(render(Hidden('"v"', { name: 'n' }))).toBe(
      '<input type="hidden" value="&quot;v&quot;" name="n">',
    )
    expect(render(Hidden(7))).toBe('<input type="hidden" value="7">')
  })
})

test('an object that a request sent in the place of a text does not become attributes', () => {
  const sent = JSON.parse('{"title": "x", "value": "y", "hx-get": "/z", "autofocus": true}')
  for (const others of [[], [P('a')], [{ id: 'a' }], [null, 'a']] as never[][]) {
    expect(() => Titled(sent as string, ...others)).toThrow(
      /^Titled\(\) expected a title, got \{.*: attributes of its own come second, and data has to be a text/,
    )
  }
  for (const others of [[], [{ name: 'id' }]]) {
    expect(() => Hidden(sent as string, ...others)).toThrow(
      /^Hidden\(\) expected a value, got \{.*has to be a text, as in String/,
    )
  }
})

describe('what is no text', () => {
  const objects = [['x'], new Map(), new Date(0), Promise.resolve('x'), P('x'), Object.create(null)]

  test.each([...objects, null, undefined, 5, true, () => 'x'])('is no title: %p', (title) => {
    expect(() => Titled(title as never)).toThrow(/^Titled\(\) expected a title, got /)
  })

  test.each(objects)('is no value of a hidden field: %p', (value) => {
    expect(() => Hidden(value as never)).toThrow(/^Hidden\(\) expected a value, got /)
  })
})

describe('Fragment()', () => {
  test('is its children and nothing around them', () => {
    expect(render(Fragment('a', P('b'), Fragment('c', null)))).toBe('a<p>b</p>c')
    expect(render(Fragment())).toBe('')
  })

  test('has no attributes: an object is no child', () => {
    expect(() => render(P(Fragment({ id: 'x' } as never)))).toThrow(/^<p> expected children to be/)
  })
})

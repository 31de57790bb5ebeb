import { describe, expect, test } from '@jest/globals'
import * as ft from 'ft-response'
import { Br, Div, type ElementFunction, element, Img, Input, js, raw, render } from 'ft-response'

describe('an element function', () => {
  test('an element function takes attributes first, and all other arguments as children', () => {
    expect(render(Div())).toBe('<div></div>')
    expect(render(Div({}))).toBe('<div></div>')
    expect(render(Div({ id: 'x' }))).toBe('<div id="x"></div>')
    expect(render(Div('a', 'b'))).toBe('<div>ab</div>')
    expect(render(Div({ id: 'x' }, 'a', ['b']))).toBe('<div id="x">ab</div>')
  })

  test.each<[string, ft.Child]>([
    ['an element', Div()],
    ['an array', ['a']],
    ['a Set', new Set(['a'])],
    ['an iterator', ['a'].values()],
    ['null', null],
    ['undefined', undefined],
    ['false', false],
    ['text', 'a'],
  ])('an element function takes %s in first place as a child', (_name, child) => {
    expect(render(Div(child, '|'))).toBe(
      `<div>${render(child === undefined ? '' : copyOf(child))}|</div>`,
    )
  })

  test('an element function takes a promise in first place as a child', async () => {
    expect(await render(Div(Promise.resolve('a')))).toBe('<div>a</div>')
  })

  test('an element function takes no second object as attributes', () => {
    expect(() => render(Div({ id: 'x' }, { title: 'y' } as never))).toThrow(
      /^<div> expected children/,
    )
    expect(() => render(Div('a', { title: 'y' } as never))).toThrow(/^<div> expected children/)
  })

  test('an element function takes no instance as attributes', () => {
    for (const value of [
      new Date(0),
      new (class Row {
        id = 'x'
      })(),
      Buffer.from('x'),
    ] as never[]) {
      expect(() => render(Div(value))).toThrow(/^<div> expected children/)
    }
  })

  test('an element function writes the element of its name', () => {
    const functions = Object.entries(ft).filter(
      ([name, value]) =>
        typeof value === 'function' &&
        /^(?:[A-Z][a-z]*\d?|(?:Map|Object)Element)$/.test(name) &&
        !OTHERS.has(name),
    )
    expect(functions.length).toBeGreaterThan(100)
    for (const [name, make] of functions) {
      const tag = name.replace('Element', '').toLowerCase()
      expect(render((make as ElementFunction)())).toMatch(new RegExp(`^<${tag}>(?:</${tag}>)?$`))
    }
  })
})

/** What has a capital letter and is no element function of its own tag. */
const OTHERS = new Set(['Card', 'Fragment', 'Group', 'Hidden', 'Titled', 'Markup'])

/** An iterator can be read once. */
function copyOf(child: ft.Child): ft.Child {
  return typeof child === 'object' && child !== null && 'next' in child ? 'a' : child
}

describe('a void element', () => {
  const tags = 'area base br col embed hr img input link meta source track wbr param'.split(' ')

  test.each(tags)('the void element <%s> has no end tag', (tag) => {
    expect(render((element(tag) as ElementFunction)({ id: 'x' }))).toBe(`<${tag} id="x">`)
  })

  test.each(tags)(
    'the void element <%s> takes no children, and the error shows the first',
    (tag) => {
      const make = element(tag) as ElementFunction
      expect(() => make('x')).toThrow(TypeError)
      expect(() => make({ id: 'x' }, undefined, 'y')).toThrow(
        `<${tag}> is a void element and takes no children, got 'y' (string)`,
      )
    },
  )

  test('a void element takes no children of any kind, and undefined is none', () => {
    for (const child of ['', 0, null, false, [], Div()]) {
      expect(() => (Br as ElementFunction)({}, child)).toThrow(/^<br> is a void element/)
    }
    expect(render((Br as ElementFunction)(undefined))).toBe('<br>')
    expect(render([Input(), Img({ alt: '' })])).toBe('<input><img alt="">')
  })

  test('a void element is void in capital letters too', () => {
    expect(render((element('BR') as ElementFunction)())).toBe('<BR>')
    expect(() => (element('Input') as ElementFunction)('x')).toThrow(/^<Input> is a void element/)
  })
})

describe('element()', () => {
  test('element() makes custom elements', () => {
    const UserCard = element('user-card')
    expect(render(UserCard({ userId: 7, dataX: 1 }, '<Ada>'))).toBe(
      '<user-card userId="7" data-x="1">&lt;Ada&gt;</user-card>',
    )
  })

  test.each(['my-widget', 'a', 'h1', 'x-1.2_b', 'foreignObject', 'A'])(
    'element() takes the tag %s',
    (tag) => {
      expect(render(element(tag)('x'))).toBe(`<${tag}>x</${tag}>`)
    },
  )

  test.each([
    '',
    ' ',
    '1a',
    '-a',
    'a b',
    'div onclick=alert(1)',
    'a>',
    'a/',
    '!--',
    '/a',
    'a\0',
    'a\n',
    'é',
    null,
    undefined,
    5,
    {},
  ])('element() refuses the tag %j', (tag) => {
    expect(() => element(tag as string)).toThrow(TypeError)
    expect(() => element(tag as string)).toThrow(
      /^element\(\) expected a tag name like 'user-card', got /,
    )
  })

  test.each(['script', 'style', 'SCRIPT', 'Style'])(
    'element() takes only code as the content of %s',
    (tag) => {
      const make = element(tag) as ElementFunction
      expect(() => render(make('alert(1)'))).toThrow(/since text is code there/)
      expect(() => render(make({}, raw(`</${tag}>`)))).toThrow(/where HTML would end/)
      expect(render(make(raw('a < b')))).toBe(`<${tag}>a < b</${tag}>`)
    },
  )

  test('element() takes JavaScript in a script of any spelling, and none in a style', () => {
    expect(render((element('SCRIPT') as never as typeof ft.Script)(js`a`))).toBe(
      '<SCRIPT>a</SCRIPT>',
    )
    expect(() => render(element('style')(js`a` as never))).toThrow(
      /^<style> expected css`\.\.\.` or raw\(\.\.\.\), since/,
    )
  })
})

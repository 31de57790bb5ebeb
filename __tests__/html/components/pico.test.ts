import { expect, test } from '@jest/globals'
import { Button, Card, Group, Input, P, render } from 'ft-response'

test('Card() makes an article, with a header and a footer if they are given', () => {
  expect(render(Card({}, 'a', P('b')))).toBe('<article>a<p>b</p></article>')
  expect(render(Card({ header: P('h') }, 'a'))).toBe(
    '<article><header><p>h</p></header>a</article>',
  )
  expect(render(Card({ header: '<h>', footer: 'f' }, 'a'))).toBe(
    '<article><header>&lt;h&gt;</header>a<footer>f</footer></article>',
  )
  expect(render(Card({ header: false, footer: null }, 'a'))).toBe('<article>a</article>')
})

test('Card() refuses a child as its first argument, and unknown options', () => {
  for (const first of ['text', null, undefined, ['a'], P('a'), new Map()]) {
    expect(() => Card(first as never, 'a')).toThrow(
      /^Card\(\) expected an object of options, got .*: pass the options \(header, .* first, and the/,
    )
  }
  expect(() => Card(P('a') as never)).toThrow(
    'expected an object of options, got an element: pass the options',
  )
  expect(() => Card({ class: 'x' } as never)).toThrow(
    'Card() got an unknown option "class"; it knows header, footer',
  )
})

test('Group() makes a fieldset with the role group', () => {
  expect(render(Group(Input(), Button('x')))).toBe(
    '<fieldset role="group"><input><button>x</button></fieldset>',
  )
  expect(render(Group())).toBe('<fieldset role="group"></fieldset>')
})

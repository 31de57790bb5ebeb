import { describe, expect, test } from '@jest/globals'
import {
  B,
  Br,
  Button,
  type Child,
  Div,
  extend,
  Fragment,
  Input,
  js,
  type Markup,
  P,
  Pre,
  raw,
  render,
  Script,
} from 'ft-response'

describe('extend()', () => {
  test('extend() adds attributes, children, or both', () => {
    expect(render(extend(P('Hello'), { class: 'greeting' }, ' ', B('Ada')))).toBe(
      '<p class="greeting">Hello <b>Ada</b></p>',
    )
    expect(render(extend(P('a'), { id: 'x' }))).toBe('<p id="x">a</p>')
    expect(render(extend(P('a'), 'b'))).toBe('<p>ab</p>')
    expect(render(extend(P({ id: 'x' }, 'a'), ['b'], null, 'c'))).toBe('<p id="x">abc</p>')
    expect(render(extend(P('a')))).toBe('<p>a</p>')
  })

  test('extend() adds classes, and replaces other attributes', () => {
    const element = Div({ id: 'a', class: 'x', title: 't' })
    expect(render(extend(element, { id: 'b', class: ['y', { z: true }], lang: 'de' }))).toBe(
      '<div id="b" class="x y z" title="t" lang="de"></div>',
    )
    expect(render(extend(element, { title: null, id: false }))).toBe('<div class="x"></div>')
    expect(render(extend(element, { title: undefined, class: undefined }))).toBe(render(element))
  })

  test('extend() does not change the element', () => {
    const element = Div({ class: 'x' }, 'a')
    extend(element, { class: 'y' }, 'b')
    expect(render(element)).toBe('<div class="x">a</div>')
  })

  test('extend() takes elements of JSX, void elements, <pre> and scripts', () => {
    expect(render(extend(<p class="a">x</p>, { class: 'b' }, 'y'))).toBe('<p class="a b">xy</p>')
    expect(render(extend(Input({ name: 'a' }), { required: true }))).toBe(
      '<input name="a" required>',
    )
    expect(() => extend(Br(), 'x')).toThrow(/^<br> is a void element/)
    expect(render(extend(Pre('\na'), '\n'))).toBe('<pre>\n\na\n</pre>')
    const script = extend(Script(js`a;`, raw('b;')), { type: 'module' }, js`c;` as never)
    expect(render(script)).toBe('<script type="module">a;b;c;</script>')
  })

  test('extend() takes promises as children', async () => {
    expect(await render(extend(P(Promise.resolve('a')), Promise.resolve('b')))).toBe('<p>ab</p>')
  })

  test.each<[string, unknown]>([
    ['text', 'x'],
    ['raw HTML', raw('<p>')],
    ['a fragment', Fragment(P('x'))],
    ['nothing', undefined],
    ['a component', (() => <Component />)()],
  ])('extend() refuses %s', (_name, element) => {
    expect(() => extend(element as Markup, { id: 'x' })).toThrow(
      /^extend\(\) expected an element, got /,
    )
  })
})

function Component(): Child {
  return P('x')
}

describe('with()', () => {
  const Card = Div.with({ class: 'card', id: 'c', dataX: 1 })

  test('with() makes a function whose elements all have the attributes', () => {
    expect(render([Card('a', B('b')), Card()])).toBe(
      '<div class="card" id="c" data-x="1">a<b>b</b></div>' +
        '<div class="card" id="c" data-x="1"></div>',
    )
  })

  test('with() adds its classes, and the attributes of a call replace the others', () => {
    expect(render(Card({ class: ['wide'], id: 'd', lang: 'de' }, 'a'))).toBe(
      '<div class="card wide" id="d" data-x="1" lang="de">a</div>',
    )
    expect(render(Card({ className: 'wide', id: null }))).toBe(
      '<div class="card wide" data-x="1"></div>',
    )
    expect(render(Card({ class: false, id: undefined }))).toBe(render(Card()))
  })

  test('with() knows an attribute by any of its spellings', () => {
    const Send = Button.with({ 'hx-post': '/a', className: 'b' })
    expect(render(Send({ hxPost: '/c', class: 'd' }))).toBe(
      '<button hx-post="/c" class="b d"></button>',
    )
    expect(render(extend(Send({ hxPost: '/c' }), { 'hx-post': '/e' }))).toBe(
      '<button hx-post="/e" class="b"></button>',
    )
  })

  test('with() can be called on a function that it made', () => {
    const Wide = Card.with({ class: 'wide', id: 'w' })
    expect(render([Wide(), Wide({ class: 'x' }), Card()])).toBe(
      '<div class="card wide" id="w" data-x="1"></div>' +
        '<div class="card wide x" id="w" data-x="1"></div>' +
        '<div class="card" id="c" data-x="1"></div>',
    )
  })

  test('with() makes components for JSX', () => {
    expect(
      render(
        <Card class="wide">
          a<b>b</b>
        </Card>,
      ),
    ).toBe('<div class="card wide" id="c" data-x="1">a<b>b</b></div>')
    expect(render(<Card>a</Card>)).toBe('<div class="card" id="c" data-x="1">a</div>')
  })

  test('with() makes void elements, <pre> and scripts', () => {
    const Check = Input.with({ type: 'checkbox' })
    expect(render([Check(), Check({ name: 'a' }), <Check name="b" />])).toBe(
      '<input type="checkbox"><input type="checkbox" name="a"><input type="checkbox" name="b">',
    )
    expect(() => (Check as never as typeof Div)('x')).toThrow(/^<input> is a void element/)
    expect(() => (Check as never as typeof Div)({}, 'x')).toThrow(/^<input> is a void element/)
    const Module = Script.with({ type: 'module' })
    expect(render([Module(js`a`), Module({ nonce: 'n' }, js`b`)])).toBe(
      '<script type="module">a</script><script type="module" nonce="n">b</script>',
    )
    expect(() => render(Module('a' as never))).toThrow(/^<script> expected js/)
    expect(render(Pre.with({ class: 'code' })('\na'))).toBe('<pre class="code">\n\na</pre>')
  })

  test('with() copies the attributes', () => {
    const attributes = { class: 'a' }
    const Copied = Div.with(attributes)
    attributes.class = 'b'
    expect(render([Copied(), Copied({ id: 'x' })])).toBe(
      '<div class="a"></div><div class="a" id="x"></div>',
    )
  })

  test('with() refuses attributes that no element can have', () => {
    expect(() => Div.with({ onclick: 'alert(1)' as never })).toThrow(
      /^<div> got a string for onclick, which is evaluated as code/,
    )
    expect(() => Div.with({ 'a b': 'x' } as never)).toThrow(/^<div> expected attribute names/)
    expect(() => Div.with({ title: {} } as never)).toThrow(/^<div> expected title to be/)
    for (const none of ['x', undefined, null, [], P('x')]) {
      expect(() => Div.with(none as never)).toThrow(/^<div> expected attributes for with\(\), got /)
    }
  })

  test('with() makes no child of an attribute, and reads no inherited attributes', () => {
    const hostile = JSON.parse('{"__proto__":{"onclick":"alert(1)"},"id":"x"}')
    expect(render(Div.with({ children: 'x' } as never)({ id: 'a' }))).toBe('<div id="a"></div>')
    expect(render(Card([hostile.id]))).toContain('>x</div>')
    expect(render(Div.with({ lang: 'de' })(hostile as { id: string }))).toBe(
      '<div lang="de" id="x"></div>',
    )
  })
})

describe('an attribute that is given twice', () => {
  test.each<[string, never]>([
    ['class', { class: 'a', className: 'b' } as never],
    ['for', { htmlFor: 'a', for: 'b' } as never],
    ['hx-post', { hxPost: '/a', 'hx-post': '/b' } as never],
    ['ID', { id: 'a', ID: 'b' } as never],
    ['data-user-id', { 'data-user-id': 1, dataUserId: 2 } as never],
    ['HIDDEN', { hidden: true, HIDDEN: true } as never],
  ])('an element refuses %s in two spellings', (name, attributes) => {
    const keys = Object.keys(attributes)
    const message = `<div> expected ${name} once, got it twice, the second time as '${keys[1]}' (string)`
    for (let i = 0; i < 2; i++) expect(() => render(Div(attributes))).toThrow(message)
    expect(() => Div.with(attributes)).toThrow(message)
    expect(() => render(Div.with({ lang: 'de' })(attributes))).toThrow(/ once, got it twice/)
    expect(() => render(extend(Div({ [keys[0] as string]: 'x' } as never), attributes))).toThrow(
      / once, got it twice/,
    )
  })

  test('an attribute in two spellings is accepted if one of them is not written', () => {
    expect(render(Div({ class: 'a', className: undefined, CLASS: null } as never))).toBe(
      '<div class="a"></div>',
    )
    expect(render(Div({ class: false, className: 'b' } as never))).toBe('<div class="b"></div>')
    expect(render(Div({ hidden: true, HIDDEN: false } as never))).toBe('<div hidden></div>')
  })
})

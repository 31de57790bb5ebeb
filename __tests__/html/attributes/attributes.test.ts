import { describe, expect, test } from '@jest/globals'
import {
  type Attributes,
  Button,
  createContext,
  Div,
  Input,
  js,
  Label,
  P,
  raw,
  render,
  html as tagged,
} from 'ft-response'
import { jsx } from 'ft-response/jsx-runtime'
import { domOf } from '../../support/dom'

const html = (attributes: Attributes) => render(Div(attributes as never))

describe('an attribute', () => {
  test.each<[string, Attributes, string]>([
    ['that is text is written', { id: 'a' }, ' id="a"'],
    ['that is an empty text is written', { alt: '' }, ' alt=""'],
    ['that is true is a bare name', { hidden: true }, ' hidden'],
    ['that is false is left out', { hidden: false }, ''],
    ['that is null is left out', { id: null }, ''],
    ['that is undefined is left out', { id: undefined }, ''],
    ['that is 0 is written', { tabindex: 0 }, ' tabindex="0"'],
    ['that is a negative number is written', { tabindex: -1 }, ' tabindex="-1"'],
    ['that is a fraction is written', { 'data-x': 1.5 }, ' data-x="1.5"'],
    ['that is a bigint is written', { 'data-x': 12n }, ' data-x="12"'],
  ])('an attribute %s', (_name, attributes, written) => {
    expect(html(attributes)).toBe(`<div${written}></div>`)
  })

  test('attributes are written in their order', () => {
    expect(html({ id: 'a', title: 'b', lang: 'c' })).toBe('<div id="a" title="b" lang="c"></div>')
  })

  test.each<[string, unknown]>([
    ['an object', { a: 1 }],
    ['an array', ['a']],
    ['a Date', new Date(0)],
    ['a function', () => 'x'],
    ['a symbol', Symbol('x')],
    [
      'an object with toString()',
      new (class {
        toString = () => 'x'
      })(),
    ],
    ['a URL', new URL('https://example.com')],
    ['a Buffer', Buffer.from('x')],
    ['an element', P('x')],
    ['raw HTML', raw('&quot;x')],
    ['JavaScript', js`x`],
    ['a Promise', Promise.resolve('x')],
  ])(
    'an attribute that is %s throws, and the error names element, attribute and value',
    (_name, value) => {
      expect(() => html({ title: value as string })).toThrow(TypeError)
      expect(() => html({ title: value as string })).toThrow(
        /^<div> expected title to be a string, a number or a boolean, got .+ \((?:object|function|symbol)\)/,
      )
    },
  )
})

describe('the error for a value that an attribute does not take', () => {
  const Theme = createContext('dark')
  const Component = () => 'x'

  test.each<[string, string, unknown, string]>([
    ['a promise', 'title', Promise.resolve('x'), ': await it'],
    ['a promise of a class', 'class', Promise.resolve('x'), ': await it'],
    ['a Date', 'title', new Date(0), ': format it, as in date.toLocaleDateString()'],
    ['a URL', 'href', new URL('https://a.b'), ': write url.href'],
    ['parameters', 'href', new URLSearchParams('a=1'), 'or String(params) of URLSearchParams'],
    ['bytes', 'title', Buffer.from('x'), ': make text of them, as in buffer.toString()'],
    ['an element', 'title', P('x'), ': markup can be a child, not an attribute'],
    ['raw()', 'title', raw('x'), ': markup can be a child, not an attribute'],
    ['a component', 'title', jsx(Component, {}), ': markup can be a child, not an attribute'],
    [
      'context.use()',
      'title',
      Theme.use((theme) => theme),
      ': put the element inside of context.use(), which makes markup, and that can be a child only',
    ],
    ['a function', 'title', () => 'x', ': call it'],
    ['a handler', 'onclick', () => {}, ': write js`...`, since functions stay on the server'],
    ['a function as a document', 'srcdoc', () => P(), ': call it'],
    ['JavaScript', 'title', js`x`, ': js`...` belongs in <script> and in event attributes'],
  ])(
    'the error for %s as the value of an attribute names the way out',
    (_name, attribute, value, wayOut) => {
      const message = expect.objectContaining({ message: expect.stringMatching(endOf(wayOut)) })
      expect(() => html({ [attribute]: value as string })).toThrow(message as never)
      expect(() => render(tagged`<div ${{ [attribute]: value as string }}></div>`)).toThrow(
        message as never,
      )
    },
  )

  /** As an expression. */
  const endOf = (text: string) => new RegExp(`${text.replace(/[.()`<>*]/g, '\\$&')}$`)
})

describe('an attribute that says "true" and "false"', () => {
  test.each([
    'aria-expanded',
    'aria-hidden',
    'contenteditable',
    'draggable',
    'spellcheck',
    'hx-swap-oob',
    'hx-preserve',
    'hx-push-url',
    'hx-replace-url',
    'contentEditable',
  ])('%s writes true and false as words, and takes text', (name) => {
    expect(html({ [name]: true })).toBe(`<div ${name}="true"></div>`)
    expect(html({ [name]: false })).toBe(`<div ${name}="false"></div>`)
    expect(html({ [name]: 'mixed' })).toBe(`<div ${name}="mixed"></div>`)
    expect(html({ [name]: null })).toBe('<div></div>')
  })

  test('ariaExpanded and hxSwapOob write true and false as words', () => {
    expect(html({ ariaExpanded: false, hxSwapOob: true })).toBe(
      '<div aria-expanded="false" hx-swap-oob="true"></div>',
    )
  })

  test('aria-label takes no object', () => {
    expect(() => html({ 'aria-label': { a: 1 } })).toThrow(/^<div> expected aria-label to be/)
  })
})

describe('class', () => {
  test.each<[string, Attributes['class'], string]>([
    ['a string', 'a b', ' class="a b"'],
    ['an array', ['a', 'b'], ' class="a b"'],
    ['an array with conditions', ['a', false, null, undefined, ''], ' class="a"'],
    ['a record', { a: true, b: 1, c: 0, d: '', e: null }, ' class="a b"'],
    ['both inside of each other', ['a', ['b', { c: true, d: false }]], ' class="a b c"'],
    ['an array of nothing', [false], ''],
    ['a record of nothing', { a: false }, ''],
    ['what has to be escaped', ['"><script>'], ' class="&quot;&gt;&lt;script&gt;"'],
  ])('class can be %s', (_name, value, written) => {
    expect(html({ class: value })).toBe(`<div${written}></div>`)
  })

  test.each<[string, unknown]>([
    ['a Map', new Map([['a', true]])],
    ['a function', () => 'a'],
    ['an array with an object in it', [new Date(0)]],
    ['JavaScript', js`a`],
  ])('class cannot be %s', (_name, value) => {
    expect(() => html({ class: value as string })).toThrow(
      /^<div> expected class to be a string, an array or a record, got /,
    )
  })
})

describe('style', () => {
  test.each<[string, Attributes['style'], string]>([
    ['a string', 'color: red', ' style="color: red"'],
    ['an object', { padding: 1, margin: '2px' }, ' style="padding:1; margin:2px"'],
    [
      'camelCase',
      { fontSize: '1px', WebkitAppearance: 'none' },
      ' style="font-size:1px; -webkit-appearance:none"',
    ],
    ['kebab-case', { 'font-size': '1px' }, ' style="font-size:1px"'],
    ['custom properties', { '--myGap': '1px' }, ' style="--myGap:1px"'],
    [
      'functions of CSS',
      { width: 'calc(100% - 2px)', color: 'rgb(0 0 0 / 50%)' },
      ' style="width:calc(100% - 2px); color:rgb(0 0 0 / 50%)"',
    ],
    ['conditions', { color: false, margin: null, padding: undefined, top: 0 }, ' style="top:0"'],
    ['an object of nothing', { color: false }, ''],
    ['quotes', { fontFamily: '"A", \'B\'' }, ' style="font-family:&quot;A&quot;, &#39;B&#39;"'],
  ])('style can be %s', (_name, value, written) => {
    expect(html({ style: value })).toBe(`<div${written}></div>`)
  })

  test.each([
    'red; background: blue',
    'red} body { color: blue',
    'url(https://evil.example)',
    'URL (https://evil.example)',
    'image-set("https://evil.example" 1x)',
    '-webkit-image-set("https://evil.example" 1x)',
    'src("https://evil.example")',
    'expression(alert(1))',
    'red/*',
    'u\\72l(https://evil.example)',
    '</style>',
    '@import "x"',
  ])('style takes no value that is more than one value: %s', (value) => {
    expect(() => html({ style: { color: value } })).toThrow(
      /^<div> expected style\.color to be one CSS value without .* &.* quotes or brackets that are not closed/,
    )
  })

  test.each(['font_size', 'color:red;x', 'a b', '', 'color;', '--a;b', 'x{}'])(
    'style takes no property %j',
    (property) => {
      expect(() => html({ style: { [property]: 'x' } })).toThrow(
        /^<div> expected style to name CSS properties, got /,
      )
    },
  )

  test('style takes no object as a value, and is no array or instance', () => {
    expect(() => html({ style: { color: { a: 1 } as never } })).toThrow(
      /^<div> expected style\.color to be a string or a number, got /,
    )
    for (const value of [['color: red'], new Map(), js`x`] as never[]) {
      expect(() => html({ style: value })).toThrow(
        /^<div> expected style to be a string, css`...` or an object of CSS properties, got /,
      )
    }
  })
})

describe('an attribute that takes JSON', () => {
  const data = { name: `"<'&>`, list: [1, null], nested: { a: true } }

  test.each([
    'data-user',
    'dataUser',
    'hx-vals',
    'hx-headers',
    'data-hx-vals',
    'hx-vals:inherited',
  ])('%s writes an object as JSON, escaped for HTML', (name) => {
    const [div] = domOf(html({ [name]: data }) as string)
    const [value] = Object.values(div?.[1] ?? {})
    expect(JSON.parse(value as string)).toEqual(data)
  })

  test('data-* writes an array as JSON, but hx-vals takes none', () => {
    expect(html({ 'data-list': [1, 'a'] })).toBe('<div data-list="[1,&quot;a&quot;]"></div>')
    expect(() => html({ 'hx-vals': [1] })).toThrow(
      /^<div> expected hx-vals to be a string, an object/,
    )
  })

  test('data-* is a bare name for true, and keeps text as it is', () => {
    expect(html({ 'data-on': true, 'data-off': false, 'data-text': '{}' })).toBe(
      '<div data-on data-text="{}"></div>',
    )
  })

  test('data-* takes no instance, since its JSON would be another value', () => {
    for (const value of [new Map([['a', 1]]), new Date(0), P('x'), js`x`] as never[]) {
      expect(() => html({ 'data-x': value })).toThrow(
        /^<div> expected data-x to be a string, a number or an object, got /,
      )
    }
  })

  test('the error for an object that JSON cannot carry names the element', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    for (const value of [circular, { n: 1n }]) {
      expect(() => html({ 'data-x': value as never })).toThrow(TypeError)
      expect(() => html({ 'data-x': value as never })).toThrow(
        /^<div> expected data-x to be a value that JSON can carry, got /,
      )
    }
  })
})

test('all elements write attributes alike', () => {
  expect(render(Input({ type: 'checkbox', checked: true, disabled: false }))).toBe(
    '<input type="checkbox" checked>',
  )
  expect(render(Label({ for: 'a' }, Button({ type: 'button' })))).toBe(
    '<label for="a"><button type="button"></button></label>',
  )
})

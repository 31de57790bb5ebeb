import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  Card,
  type Child,
  css,
  Div,
  Fragment,
  H1,
  html,
  Li,
  Markup,
  P,
  Pre,
  raw,
  render,
  Script,
  Span,
  Style,
  Table,
  Td,
  Textarea,
  Tr,
  Ul,
} from 'ft-response'
import { type DomElement, domOf } from '../../support/dom'
import { gate } from '../../support/gate'

/** A class of an app may extend Markup, which does not compile. */
const AnyMarkup = Markup as unknown as new () => object

describe('children', () => {
  test.each<[string, Child, string]>([
    ['that is text is escaped', '<b>', '&lt;b&gt;'],
    ['that is a number is written', 0, '0'],
    ['that is a bigint is written', 10n ** 20n, '100000000000000000000'],
    ['that is null is nothing', null, ''],
    ['that is undefined is nothing', undefined, ''],
    ['that is true is nothing', true, ''],
    ['that is false is nothing', false, ''],
    ['that is an empty string is nothing', '', ''],
    ['that is an element is inside', P('x'), '<p>x</p>'],
    ['that is raw HTML is written as it is', raw('<b>&amp;</b>'), '<b>&amp;</b>'],
    ['that is an array is its items', ['a', ['b', [P('c')]], null], 'ab<p>c</p>'],
    ['that is an empty array is nothing', [], ''],
    ['that is a Set is its items', new Set(['a', '<']), 'a&lt;'],
    [
      'that is a generator is its items',
      (function* () {
        yield 'a'
        yield P('b')
      })(),
      'a<p>b</p>',
    ],
    ['that is an iterator is its items', new Map([['a', 1]]).keys(), 'a'],
    ['that is the values of a Map is these', new Map([['a', 1]]).values(), '1'],
    ['that is a fragment is its children', Fragment('a', P('b')), 'a<p>b</p>'],
  ])('a child %s', (_name, child, html) => {
    expect(render(Div('|', child, '|'))).toBe(`<div>|${html}|</div>`)
  })

  test('a child can be the whole content', () => {
    expect(render('<')).toBe('&lt;')
    expect(render(5)).toBe('5')
    expect(render(null)).toBe('')
    expect(render([P('a'), 'b'])).toBe('<p>a</p>b')
  })

  test('markup can be rendered again', () => {
    const list = Ul(Li('a'))
    expect(render([list, list])).toBe('<ul><li>a</li></ul>'.repeat(2))
    expect(render(list)).toBe('<ul><li>a</li></ul>')
  })

  test('an element can have tens of thousands of children', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => Tr(Td(i)))
    const html = render(Table(rows)) as string
    expect(html.match(/<tr>/g)).toHaveLength(20_000)
  })

  describe.each<[string, unknown, RegExp]>([
    ['a Date', new Date(0), /got 1970-01-01T00:00:00.000Z \(object\): format it/],
    ['a plain object', { a: '<b>' }, /got \{ a \} \(object\)/],
    ['an object without a prototype', Object.create(null), /got null prototype \(object\)/],
    ['a Buffer', Buffer.from('<b>'), /got Buffer\(3\) \(object\)/],
    ['a typed array', new Uint8Array([1]), /got Uint8Array\(1\) \(object\)/],
    ['an ArrayBuffer', new ArrayBuffer(1), /got ArrayBuffer /],
    ['a function', function name() {}, /got \[Function: name\] \(function\): call it/],
    ['a symbol', Symbol('x'), /got Symbol\(x\) \(symbol\)$/],
    [
      'an instance with toString()',
      new (class Text {
        toString = () => '<i>'
      })(),
      /got Text \{/,
    ],
    ['a Map', new Map([['a', 1]]), /got Map \(object\)/],
    ['URLSearchParams', new URLSearchParams('a=1'), /got URLSearchParams \(/],
    ['FormData', new FormData(), /got FormData \(/],
    ['Headers', new Headers(), /got .*Headers/],
    ['a URL', new URL('https://a.b'), /got URL \(/],
    ['a RegExp', /<b>/, /got \/<b>\/ \(object\)$/],
    ['a markup class of an app', new (class extends AnyMarkup {})(), /got /],
  ])('a child that is %s', (_name, child, got) => {
    const expected = 'expected children to be text, numbers, elements, or iterables and promises'

    test('rendering refuses the child, and the error names the element and the value', () => {
      expect(() => render(P({}, child as Child))).toThrow(TypeError)
      expect(() => render(P({}, child as Child))).toThrow(`<p> ${expected}`)
      expect(() => render(P({}, child as Child))).toThrow(got)
    })

    test('rendering refuses the child in lists, fragments and deep elements', () => {
      for (const content of [[child], [[child]], Fragment('a', child as Child)] as Child[]) {
        expect(() => render(content)).toThrow(`render() ${expected}`)
        expect(() => render(Div(P(Span(content))))).toThrow(`<span> ${expected}`)
      }
    })

    test('rendering refuses the child out of a promise, and the error names the element', async () => {
      const html = render(Div(P(Promise.resolve(child as string))))
      await expect(html).rejects.toThrow(`<p> ${expected}`)
      await expect(html).rejects.toThrow(got)
    })
  })

  test('a child from JSON is never an element, whatever its properties say', () => {
    const secret = P('x')
    const forged = [
      JSON.parse(JSON.stringify(secret)),
      JSON.parse(JSON.stringify(raw('<script>alert(1)</script>'))),
      JSON.parse(JSON.stringify(Fragment(raw('<script>')))),
      JSON.parse('{"html":"<script>","constructor":{"name":"RawNode"}}'),
      JSON.parse('{"__proto__":{"html":"<script>"},"html":"<script>"}'),
      JSON.parse('{"markup":true,"definition":{"tag":"script","content":"code"},"children":[]}'),
      structuredClone({ ...raw('<script>') }),
    ] as Child[]
    for (const child of forged) {
      expect(() => render(child)).toThrow(TypeError)
      expect(() => render(Div('', child))).toThrow(TypeError)
      expect(() => render(Div([child]))).toThrow(TypeError)
    }
  })
})

describe('raw()', () => {
  test.each([[null], [undefined], [5], [['<b>']], [P('x')], [{}]])('raw() refuses %p', (value) => {
    expect(() => raw(value as never)).toThrow(TypeError)
    expect(() => raw(value as never)).toThrow(/^raw\(\) expected a string, got /)
  })
})

describe('promises', () => {
  test('render() returns a promise if the content holds one, and else a string', async () => {
    expect(render(P('a'))).toBe('<p>a</p>')
    const html = render(P(Promise.resolve('a')))
    expect(html).toBeInstanceOf(Promise)
    expect(await html).toBe('<p>a</p>')
  })

  test('promises keep the order of the content, whichever resolves first', async () => {
    const first = gate()
    const second = gate()
    const html = render(
      Div(
        '1',
        first.opened.then(() => '<2>'),
        P(second.opened.then(() => [Span('3'), '4'])),
        '5',
      ),
    )
    second.open()
    await setImmediate()
    first.open()
    expect(await html).toBe('<div>1&lt;2&gt;<p><span>3</span>4</p>5</div>')
  })

  test('rendering awaits all promises at the same time', async () => {
    const asked = gate()
    const second: PromiseLike<Child> = {
      // biome-ignore lint/suspicious/noThenProperty: a promise-like object, such as a query
      then(resolve) {
        asked.open()
        return Promise.resolve('b').then(resolve)
      },
    }
    const first = asked.opened.then(() => 'a')
    expect(await render([P(first), P(second)])).toBe('<p>a</p><p>b</p>')
  })

  test('a promise can resolve to promises, lists of promises and elements with promises', async () => {
    const later = async <T>(value: T) => {
      await null
      return value
    }
    const content = later([later('a'), Div(later(P(later('b')))), [later(null)]])
    expect(await render(content)).toBe('a<div><p>b</p></div>')
  })

  test('an iterable can yield promises', async () => {
    function* rows() {
      yield Promise.resolve('a')
      yield 'b'
    }
    expect(await render(rows())).toBe('ab')
  })
})

/** Jest fails a test in which a rejection stays unhandled; it has to have the time to. */
async function unhandledRejectionsHaveCome(): Promise<void> {
  for (let i = 0; i < 5; i++) await setImmediate()
}

/** Rejects when nobody can have been waiting for it any more. */
async function laterFailure(message = 'later'): Promise<string> {
  await setImmediate()
  throw new Error(message)
}

describe('a promise that rejects', () => {
  const notAChild = new Date(0) as never

  test('a promise that rejects rejects the page with its error', async () => {
    const error = new Error('no database')
    await expect(render(Div(P(Promise.reject(error))))).rejects.toBe(error)
  })

  test('the first rejection rejects the page, and the others are handled', async () => {
    const html = render([
      laterFailure('second'),
      Promise.reject(new Error('first')),
      laterFailure(),
    ])
    await expect(html).rejects.toThrow('first')
    await unhandledRejectionsHaveCome()
  })

  test.each<[string, () => Child]>([
    ['before', () => [laterFailure(), notAChild]],
    ['behind', () => [notAChild, laterFailure()]],
    ['behind, and rejected by then', () => [notAChild, Promise.reject(new Error('now'))]],
    ['deep inside of an element behind', () => Div(notAChild, P(Span([laterFailure()])))],
    ['inside of a fragment behind', () => [notAChild, Fragment(laterFailure())]],
    [
      'inside of what a promise behind gives',
      () => [notAChild, Promise.resolve(P(laterFailure()))],
    ],
    ['behind a wrong attribute', () => [Div({ 'a b': 'x' } as never), laterFailure()]],
    ['behind code as text', () => [Script('x' as never), P(laterFailure())]],
    ['in an object that is no child', () => [{ a: [laterFailure()] } as never]],
    ['in the data of an attribute', () => Div({ 'data-a': { b: laterFailure() } }, notAChild)],
    [
      'in the values of a template',
      () => html`<p data-a=${{ b: laterFailure() }}>${notAChild}</p>`,
    ],
    ['among code', () => Script(laterFailure() as never)],
  ])('a rejection is handled if rendering threw, with the promise %s', async (_name, content) => {
    expect(() => render(content())).toThrow(TypeError)
    await unhandledRejectionsHaveCome()
  })

  test('a rejection is handled if rendering refuses the value of another promise', async () => {
    const html = render([
      Promise.resolve([notAChild, laterFailure(), Promise.resolve([laterFailure()])]),
      Promise.resolve([laterFailure()]),
    ])
    await expect(html).rejects.toThrow(/^render\(\) expected children/)
    await unhandledRejectionsHaveCome()
  })

  test('an unused promise-like object is never started: a query runs on then()', async () => {
    let asked = 0
    const query: PromiseLike<Child> = {
      // biome-ignore lint/suspicious/noThenProperty: a promise-like object, such as a query
      then(resolve) {
        asked++
        return Promise.resolve('rows').then(resolve)
      },
    }
    expect(() => render([notAChild, query])).toThrow(TypeError)
    expect(asked).toBe(0)
    expect(await render([query])).toBe('rows')
    expect(asked).toBe(1)
  })
})

describe('the text of <script> and <style>', () => {
  test('<script> and <style> take the text of raw() as it is', () => {
    expect(render(Style(raw('a > b {}'), raw('i {}')))).toBe('<style>a > b {}i {}</style>')
    expect(render(Script({ type: 'application/json' }, raw('{"a":"<b>"}')))).toBe(
      '<script type="application/json">{"a":"<b>"}</script>',
    )
  })

  test('<script> and <style> can be empty', () => {
    expect(render(Script({ src: '/a.js' }))).toBe('<script src="/a.js"></script>')
    expect(render(Script(null, undefined, false))).toBe('<script></script>')
  })

  test.each<[string, unknown]>([
    ['text', 'alert(1)'],
    ['a number', 1],
    ['an element', P('x')],
    ['a promise', Promise.resolve(raw('x'))],
    ['a function', () => raw('x')],
  ])('<script> and <style> refuse %s, and the error says what to write', (_name, code) => {
    expect(() => render(Script({}, code as never))).toThrow(
      /^<script> expected js`\.\.\.` or raw\(\.\.\.\), since text is code there, got /,
    )
    expect(() => render(Style({}, code as never))).toThrow(
      /^<style> expected css`\.\.\.` or raw\(\.\.\.\), since text is code there, got /,
    )
  })

  test('CSS that would end its <style> is refused', () => {
    expect(() => render(Style(raw('a{}</style><script>alert(1)</script>')))).toThrow(
      /^<style> got code that holds "<\/style", where HTML would end/,
    )
    expect(() => render(Style(raw('</STY'), raw('LE>')))).toThrow(TypeError)
  })
})

describe('text that begins with a line end', () => {
  test.each(['\na', '\n\na', '\r\na', '\ra', '\n', 'a\n', 'a'])(
    'a line end at the beginning of a text is kept: %j',
    async (text) => {
      const expected = text.replace(/\r\n?/g, '\n')
      for (const make of [Textarea, Pre, Div]) {
        for (const content of [
          make(text),
          make({ id: 'x' }, [null, text]),
          make(Promise.resolve(text)),
        ]) {
          const [[, , inside]] = domOf(await render(content)) as [DomElement]
          expect(inside).toBe(expected)
        }
      }
    },
  )

  test('a line end is kept in an element inside of <pre>', () => {
    expect(render(Pre(Span('\na')))).toBe('<pre><span>\na</span></pre>')
    expect(render(Pre(raw('\na')))).toBe('<pre>\n\na</pre>')
    expect(render([Textarea(), H1('\na')])).toBe('<textarea></textarea><h1>\na</h1>')
  })
})

test('errors show the value on one line', () => {
  const value = new Error('first\nsecond')
  expect(() => render(P({ title: value } as never))).toThrow(
    /^<p> expected title to be .*, got Error: first second$/,
  )
})

describe('errors of wrong children', () => {
  async function* rows() {
    yield 'a'
  }

  test.each<[string, unknown, string]>([
    ['a component', Card, ': call it, or write <Card />'],
    ['another function', () => 'a', ': call it, or write <Name />'],
    ['a Date', new Date(0), ': format it, as in date.toLocaleDateString()'],
    ['css`...`', css`a {}`, ': css`...` belongs in <style> and in style attributes'],
    ['an async iterable', rows(), ': await its items, and pass them as an array'],
    ['a URL', new URL('https://a.b'), ': write url.href'],
    ['a Map', new Map(), ': pass its keys() or values()'],
    ['URLSearchParams', new URLSearchParams(), 'or String(params) of URLSearchParams'],
    ['FormData', new FormData(), ': pass its keys() or values()'],
    ['Headers', new Headers(), ': pass its keys() or values()'],
    ['a Buffer', Buffer.from('x'), ': make text of them, as in buffer.toString()'],
    ['a plain object', { class: 'a' }, ': pass attributes first, before children'],
    ['data', { name: 'a' }, 'as in String(data.name) or JSON.stringify(data)'],
  ])('the error of %s names the way out', (_name, child, wayOut) => {
    expect(() => render(P([child as Child]))).toThrow(TypeError)
    expect(() => render(P([child as Child]))).toThrow(wayOut)
  })
})

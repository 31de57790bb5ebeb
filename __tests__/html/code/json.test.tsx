import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import {
  type Attributes,
  Div,
  type ElementFunction,
  element,
  js,
  json,
  P,
  raw,
  render,
  Script,
} from 'ft-response'
import { type DomElement, domOf } from '../../support/dom'
import fc from '../../support/property'

const make = element('x-json') as ElementFunction<Attributes>
const hostile = '</script><!--<script>\u2028\u2029&lt;"\'`${x}]]>\\'
// JSON has no -0.
const values = fc.oneof(
  fc
    .jsonValue({ stringUnit: 'binary' })
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  fc.constantFrom<unknown>(hostile, { [hostile]: [hostile] }, JSON.parse('{"__proto__":{"a":1}}')),
)

function textOf(html: string): string {
  const [[, , text]] = domOf(html) as [DomElement]
  return text as string
}

function attributeOf(html: string): string {
  const [[, attributes]] = domOf(html) as [DomElement]
  return Object.values(attributes)[0] as string
}

describe('json()', () => {
  test.each(['application/json', 'importmap', 'module', undefined])(
    'json() is the value in a <script> of the type %p',
    (type) => {
      fc.assert(
        fc.property(values, (value) => {
          const html = render(Script({ type }, json(value))) as string
          expect(html).not.toMatch(/<!--|<\/script.*<\/script/is)
          expect(JSON.parse(textOf(html))).toEqual(value)
        }),
      )
    },
  )

  test.each(['data-value', 'dataValue', 'hx-vals', 'data-hx-headers'])(
    'json() is the value in %s',
    (name) => {
      fc.assert(
        fc.property(values, (value) => {
          expect(JSON.parse(attributeOf(render(make({ [name]: json(value) })) as string))).toEqual(
            value,
          )
        }),
      )
    },
  )

  test.each(['x-data', ':style', 'onclick'])('json() is the value of the code in %s', (name) => {
    fc.assert(
      fc.property(values, (value) => {
        const code = attributeOf(render(make({ [name]: json(value) })) as string)
        expect(JSON.parse(runInNewContext(`JSON.stringify(${code})`) as string)).toEqual(value)
      }),
    )
  })

  test('json() sets no prototype where it is evaluated: __proto__ is a property', () => {
    const value = JSON.parse('{"__proto__": {"isAdmin": true}, "a": 1}')
    const code = attributeOf(render(make({ 'x-data': json(value) })) as string)
    const keys = runInNewContext(
      `const it = (${code}); [it.isAdmin, Object.keys(it).join()].join()`,
    )
    expect(keys).toBe(',__proto__,a')
  })

  test('json() is the value in JavaScript, alone and inside of js`...`', () => {
    fc.assert(
      fc.property(values, (value) => {
        const code = js`JSON.stringify(${json(value)})`.source
        expect(JSON.parse(runInNewContext(code) as string)).toEqual(value)
        expect(js`${json(value)}`.source).toBe(js`${value}`.source)
      }),
    )
  })

  test('json() is valid JSON without <, > and &, so that JSX can hold it', () => {
    expect(
      render(<script type="application/json">{json({ a: ['<b>', '&', '\u2028'] })}</script>),
    ).toBe('<script type="application/json">{"a":["\\u003cb\\u003e","\\u0026","\\u2028"]}</script>')
  })

  test('json() leaves out undefined properties, and writes dates as JSON.stringify does', () => {
    expect(json({ a: undefined, b: new Date(0), c: null }).source).toBe(
      '{"b":"1970-01-01T00:00:00.000Z","c":null}',
    )
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['a promise', Promise.resolve(1)],
    ['an element', P('x')],
    ['raw HTML', raw('x')],
    ['JavaScript', js`x`],
  ])('json() takes no %s, alone or inside of others, since JSON would lose it', (_name, value) => {
    for (const lost of [value, [value], { a: { b: [value] } }]) {
      expect(() => json(lost)).toThrow(TypeError)
      expect(() => json(lost)).toThrow(/^json\(\) expected a value that JSON can carry, got /)
    }
    expect(() => js`f(${[{ a: value === undefined ? [value] : value }]})`).toThrow(
      /^js`` expected a value that JSON can carry, got /,
    )
  })

  test('json() takes no object that holds itself', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    expect(() => json(circular)).toThrow(/^json\(\) expected a value that JSON can carry, got /)
  })

  test.each(['hx-trigger', 'hx-confirm', 'title', 'class', 'style', 'href', 'id', 'aria-label'])(
    'json() is refused by %s, which takes no data',
    (name) => {
      expect(() => render(make({ [name]: json('click[alert(1)]') }))).toThrow(TypeError)
    },
  )

  test('json() is refused as a child, and in a <style>', () => {
    expect(() => render(Div([json(1) as never]))).toThrow(/^<div> expected children/)
    expect(() => render(element('style')({}, json('a') as never))).toThrow(/^<style> expected/)
  })
})

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import {
  type Attributes,
  Div,
  type ElementFunction,
  element,
  Input,
  type Markup,
  render,
} from 'ft-response'
import fc, { runs } from '../../support/property'

beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
})

/** The opening as one would write it, with nothing remembered. */
function naively(tag: string, attributes: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(attributes).map(([name, value]) => {
    if (value === undefined || value === null) return ''
    if (name.startsWith('aria-')) return ` ${name}="${escaped(String(value))}"`
    if (value === false) return ''
    if (value === true) return ` ${name}`
    if (name === 'href' && RUNS_CODE.test(String(value))) return ` ${name}="about:invalid"`
    if (typeof value === 'object') return ` ${name}="${escaped(JSON.stringify(value))}"`
    return ` ${name}="${escaped(String(value))}"`
  })
  return `<${tag}${written.join('')}>`
}

const RUNS_CODE = /^javascript:/
const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\0': '\uFFFD',
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\0]/g, (character) => CHARACTERS[character] as string)
}

const words = fc.constantFrom(
  '',
  'a',
  'card',
  'card wide',
  '"><script>',
  'é',
  '日本',
  '\uD83D',
  '\n',
)
const value = fc.oneof(
  { weight: 3, arbitrary: words },
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('x'.repeat(256), 'x'.repeat(257)),
)
const href = fc.oneof(fc.constantFrom('javascript:alert(1)', '/a', '/"b'), fc.boolean())
const record = fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ max: 3 }), { maxKeys: 2 })
const attributes = fc
  .record(
    {
      id: value,
      title: value,
      lang: value,
      'aria-label': value,
      href,
      'data-x': fc.oneof(value, record),
    },
    { requiredKeys: [] },
  )
  .chain((given) => fc.shuffledSubarray(Object.entries(given), { minLength: 0 }))
  .map((entries) => Object.fromEntries(entries) as Attributes)

describe('a start tag', () => {
  test('a start tag is the same whether it is remembered or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('div', 'x-remembered'),
        fc.array(attributes, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (tag, all, times) => {
          const make = element(tag) as ElementFunction<Attributes>
          for (let i = 0; i < times; i++) {
            for (const given of all) {
              expect(render(make(given))).toBe(`${naively(tag, given)}</${tag}>`)
            }
          }
        },
      ),
      { numRuns: runs(500) },
    )
  })

  test('a start tag is right where a value changes each time, and before and behind it', () => {
    const Row = element('x-row') as ElementFunction<Attributes>
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 100; i++) {
        for (const given of [
          { class: 'row', id: `row-${i}`, title: i % 2 ? 'odd' : '"even"', hidden: i % 3 === 0 },
          { id: `row-${i}` },
          { class: `c${i}`, lang: `l${i}`, title: 'same' },
          { class: 'row', title: 'same' },
        ]) {
          expect(render(Row(given, i))).toBe(`${naively('x-row', given)}${i}</x-row>`)
        }
      }
    }
  })

  test('a start tag never shows a value of an earlier call', () => {
    const secrets = Array.from({ length: 200 }, (_, i) => `secret-${i}`)
    for (const [i, secret] of secrets.entries()) {
      render(Div({ class: 'a', value: secret, title: 't' } as never))
      const html = render([
        Div({ class: 'a', title: 't' }),
        Div({ class: 'a', value: `own-${i}`, title: 't' } as never),
        Input({ class: 'a' }),
      ])
      expect(html).toBe(
        `<div class="a" title="t"></div><div class="a" value="own-${i}" title="t"></div>` +
          '<input class="a">',
      )
    }
  })

  test('a start tag keeps values apart that only look equal', () => {
    const Same = element('x-same') as ElementFunction<Attributes>
    const values = [1, '1', true, 'true', '', false, null, undefined, 'null', 0, '0', -0, 1n]
    for (let i = 0; i < 2; i++) {
      for (const same of values) {
        expect(render(Same({ title: same }))).toBe(`${naively('x-same', { title: same })}</x-same>`)
      }
    }
  })

  test('a start tag reads an object each time, since it may have changed', () => {
    const data = { count: 0 }
    for (; data.count < 3; data.count++) {
      expect(render(Div({ dataX: data }))).toBe(
        `<div data-x="{&quot;count&quot;:${data.count}}"></div>`,
      )
    }
  })

  test('a start tag refuses the second of two spellings each time, in any place', () => {
    const Twice = element('x-twice') as ElementFunction<Attributes>
    for (let i = 0; i < 100; i++) {
      render(Twice({ 'hx-post': `/${i}` }))
      expect(() => render(Twice({ 'hx-post': `/${i}`, hxPost: '/b' }))).toThrow(
        /once, got it twice/,
      )
      expect(() => render(Twice({ hxPost: '/b', id: i, 'hx-post': `/${i}` }))).toThrow(
        /once, got it twice/,
      )
    }
  })

  test('a start tag refuses code and names each time', () => {
    for (let i = 0; i < 3; i++) {
      expect(() => render(Div({ onclick: 'alert(1)' } as never))).toThrow(/evaluated as code/)
      expect(() => render(Div({ 'a b': 'x' } as never))).toThrow(/expected attribute names/)
      expect(() => render(Div({ id: 'a', 'x>': 'y' } as never))).toThrow(/expected attribute names/)
      expect(render(Div({ id: 'a' }))).toBe('<div id="a"></div>')
    }
  })
})

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

// Last: it leaves nothing to remember anything with.
describe('names and values that come from data', () => {
  test('names and values that come from data do not fill the memory, and are written as ever', () => {
    const Data = element('x-data-driven') as ElementFunction<Attributes>
    const write = (i: number): Markup =>
      Data({ [`data-${i}`]: `<${i}>`, id: `id-${i}`, class: 'a', [`x${i % 100}`]: `${i % 40}` })
    const used = () => {
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    for (let i = 0; i < 20_000; i++) render(write(i))
    const before = used()
    for (let i = 20_000; i < 60_000; i++) {
      const html = render(write(i))
      if (i % 1_000 === 0) {
        expect(html).toBe(
          `<x-data-driven data-${i}="&lt;${i}&gt;" id="id-${i}" class="a" x${i % 100}="${i % 40}">` +
            '</x-data-driven>',
        )
      }
    }
    expect(used() - before).toBeLessThan(5_000_000)
    for (let i = 0; i < 3; i++) {
      expect(render(Div({ 'data-never-seen': 'a', title: `"${i}` }))).toBe(
        `<div data-never-seen="a" title="&quot;${i}"></div>`,
      )
      expect(() => render(Div({ 'data-new': 'a', dataNew: 'b' } as never))).toThrow(/got it twice/)
    }
  })
})

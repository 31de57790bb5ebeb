import { describe, expect, test } from '@jest/globals'
import { Div, js, raw, render } from 'ft-response'

/** Spellings of attributes that a browser, htmx, Alpine or hyperscript evaluates. */
const CODE = [
  'onclick',
  'ONCLICK',
  'onClick',
  'onpointerrawupdate',
  'hx-on',
  'hx-on:click',
  'hx-on::after-request',
  'hx-on-click',
  'HX-ON:CLICK',
  'data-hx-on:click',
  'DATA-HX-ON:CLICK',
  'hxOn:click',
  'dataHxOn:click',
  'hx-live',
  'hx-live:text',
  'hx-vars',
  'data-hx-vars',
  'x-data',
  'x-on:click.prevent',
  'X-HTML',
  '@click',
  '@click.prevent',
  ':class',
  '_',
  'script',
  'data-script',
]

describe('an attribute that is evaluated', () => {
  test.each(CODE)('%s is code: it takes no text, and the error says what to write', (name) => {
    expect(() => render(Div({ [name]: 'alert(1)' } as never))).toThrow(TypeError)
    expect(() => render(Div({ [name]: 'alert(1)' } as never))).toThrow(
      /^<div> got a string for .+, which is evaluated as code: write js`\.\.\.`, or raw\(\.\.\.\) if/,
    )
  })

  test.each(CODE)('%s is code: it takes js`...` and raw(), escaped for HTML', (name) => {
    expect(render(Div({ [name]: js`f(${'"'})` } as never))).toMatch(
      /="f\(&quot;\\&quot;&quot;\)"><\/div>$/,
    )
    expect(render(Div({ [name]: raw('a < "b"') } as never))).toMatch(
      /="a &lt; &quot;b&quot;"><\/div>$/,
    )
  })

  test.each(CODE)(
    '%s is code: it takes no object and no array, which could hold anything',
    (name) => {
      for (const value of [{ a: 1 }, ['alert(1)']]) {
        expect(() => render(Div({ [name]: value } as never))).toThrow(
          / to be code: js`\.\.\.` or raw\(/,
        )
      }
    },
  )

  test('an attribute that is evaluated can be left out', () => {
    expect(render(Div({ onclick: undefined, '@click': null, _: false }))).toBe('<div></div>')
  })
})

describe('an attribute that is evaluated if it begins with js:', () => {
  const names = [
    'hx-vals',
    'hx-headers',
    'hx-confirm',
    'hx-request',
    'HX-VALS',
    'hxVals',
    'data-hx-vals',
    'dataHxConfirm',
    'hx-vals:inherited',
    'hx-confirm:inherited',
    'data-hx-vals:inherited',
    'hx-vals-inherited',
  ]

  test.each(names)('%s takes text that does not begin with js:', (name) => {
    expect(render(Div({ [name]: 'Sure? js: no' } as never))).toMatch(/="Sure\? js: no"><\/div>$/)
  })

  test.each(
    names.flatMap((name) =>
      ['js:', 'javascript:', ' \n\tjs:', 'JS:', 'JavaScript:'].map((begin) => [name, begin]),
    ),
  )('%s takes no text that begins with %j', (name, begin) => {
    expect(() => render(Div({ [name as string]: `${begin}f()` } as never))).toThrow(
      /which is evaluated as code: write js`/,
    )
  })

  test.each(names)('%s may be code: it takes js`...` and raw()', (name) => {
    expect(render(Div({ [name]: js`js:{a: ${1}}` } as never))).toMatch(/="js:\{a: 1\}"><\/div>$/)
    expect(render(Div({ [name]: raw('js:f()') } as never))).toMatch(/="js:f\(\)"><\/div>$/)
  })
})

describe('hx-trigger', () => {
  test('hx-trigger takes events as text', () => {
    expect(render(Div({ hxTrigger: 'every 5s, click delay:1s from:body' }))).toBe(
      '<div hx-trigger="every 5s, click delay:1s from:body"></div>',
    )
  })

  test.each(['hx-trigger', 'hxTrigger', 'data-hx-trigger', 'hx-trigger:inherited'])(
    'hx-trigger takes a filter in brackets, which is evaluated, as code only: %s',
    (name) => {
      expect(() => render(Div({ [name]: 'click[alert(1)]' } as never))).toThrow(
        /which is evaluated as code: write js`/,
      )
      expect(render(Div({ [name]: js`click[ctrlKey]` } as never))).toMatch(
        /="click\[ctrlKey\]"><\/div>$/,
      )
    },
  )
})

test('an attribute that only looks like code is text', () => {
  expect(
    render(Div({ title: 'js:f()', 'data-on': 'x', 'hx-target': 'js:x', hxon: 'x' } as never)),
  ).toBe('<div title="js:f()" data-on="x" hx-target="js:x" hxon="x"></div>')
})

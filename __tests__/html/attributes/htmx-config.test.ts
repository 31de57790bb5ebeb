import { describe, expect, test } from '@jest/globals'
import { Div, html, js, json, raw, render } from 'ft-response'
import { domOf } from '../../support/dom'

const NAMES = [
  'hx-config',
  'HX-CONFIG',
  'hxConfig',
  'data-hx-config',
  'hx-config:inherited',
  'hx-config:append',
  'hx-config:inherited:append',
  'hx-status:404',
  'hx-status:5xx:inherited',
  'hxStatus:404',
  'hx-status-404',
  'data-hx-status:404',
  'hx-boost',
  'hxBoost',
  'data-hx-boost:inherited',
]

const write = (name: string, value: unknown) => render(Div({ [name]: value } as never)) as string
const valueIn = (markup: string) => Object.values(domOf(markup)[0]?.[1] ?? {})[0]

describe('an attribute that holds options of htmx', () => {
  test.each(NAMES)('%s takes text with options that run no code', (name) => {
    for (const text of [
      '',
      'true',
      'swap:none',
      'timeout:500 credentials:include',
      'swap:innerHTML, target:#main',
      'select:"#a > .b" push:/a?b=c transition',
      `target:'closest tr'`,
      'sse.reconnect:true request.timeout:5s',
    ]) {
      expect(valueIn(write(name, text))).toBe(text)
    }
  })

  test.each(NAMES)(
    '%s takes no text with other options, or that htmx could read in two ways',
    (name) => {
      for (const text of [
        'action:"js:f()"',
        'request.action:"js:f()"',
        'confirm:js:f()',
        'swap:none,confirm:js:f()',
        'text:<b>',
        '"action":"js:f()"',
        'timeout:1 action:"js:f()"',
        'swap:"a"action:js:f()',
        'timeout:{"a":1}',
        '{"action":"js:f()"}',
        'js:f()',
        'fetch:1',
        'headers.a:b',
        'sse.a.b:c',
        'request:1',
        'a',
      ]) {
        expect(() => write(name, text)).toThrow(
          /^<div> expected .+ to be an object of options .+, got .+string\)$/,
        )
      }
    },
  )

  test.each(NAMES)('%s writes an object of options as JSON', (name) => {
    const options = {
      timeout: 500,
      swap: 'a "b\\" \u2028,',
      headers: { 'X-A': '} action:js:f() ' },
    }
    for (const value of [options, json(options), { request: options, transition: true }]) {
      const expected = 'request' in value ? value : options
      expect(JSON.parse(valueIn(write(name, value)) as string)).toEqual(expected)
    }
  })

  test.each(NAMES)('%s takes no object with an option that may run code', (name) => {
    for (const value of [
      { action: '/a' },
      { timeout: 1, text: '<b>' },
      { request: { action: 'js:f()' } },
      { timeout: { action: 'js:f()' } },
      { headers: 'a:b action:js:f()' },
      { headers: { 'a b': 'c' } },
      { headers: { a: { b: 'c' } } },
      json({ confirm: 'js:f()' }),
      JSON.parse('{"__proto__": {"action": "js:f()"}}'),
      json([1]),
      ['a'],
      js`timeout:1`,
    ]) {
      expect(() => write(name, value)).toThrow(/ to be an object of options that run no code/)
    }
  })

  test.each(NAMES)('%s takes raw() as options', (name) => {
    expect(valueIn(write(name, raw('action:"js:f()"')))).toBe('action:"js:f()"')
  })

  test('hx-config escapes in strings whatever htmx could take for another option', () => {
    expect(valueIn(write('hx-config:inherited', { timeout: '1" action:{js:f()' }))).toBe(
      '{"timeout":"1\\u0022\\u0020action\\u003a\\u007bjs\\u003af\\u0028\\u0029"}',
    )
  })

  test('hx-boost writes true and false as words, hx-config does not', () => {
    expect(write('hx-boost', true)).toBe('<div hx-boost="true"></div>')
    expect(write('hxBoost', false)).toBe('<div hx-boost="false"></div>')
    expect(write('hx-boost:inherited', 'false')).toBe('<div hx-boost:inherited="false"></div>')
    expect(write('hx-boost', null)).toBe('<div></div>')
    expect(write('hx-config', false)).toBe('<div></div>')
  })

  test('hx-status takes no part of its value from a template', () => {
    expect(() => html`<p hx-status:404="select:${'#a'}"></p>`).toThrow(
      /as a part of hx-status:404, .*one hole, hx-status:404=\$\{\.\.\.\}, which takes an object of opt/s,
    )
    expect(render(html`<p hx-config=${{ timeout: 1 }}></p>`)).toBe(
      '<p hx-config="{&quot;timeout&quot;:1}"></p>',
    )
  })
})

describe('a value that htmx adds to the value of an outer element', () => {
  const APPENDED = [
    ...['hx-vals', 'hx-headers', 'hx-confirm', 'hx-get', 'data-hx-vals', 'hxVals'],
    ...['hx-sse:connect', 'data-hx-multipart:connect', 'hx-ws-connect'],
  ]

  test.each(APPENDED.flatMap((name) => [`${name}:append`, `${name}:inherited:append`]))(
    '%s takes no string, since it may become code',
    (name) => {
      expect(() => write(name, 'a: f()')).toThrow(/which is evaluated as code: write js`/)
      expect(valueIn(write(name, js`a: ${1}`))).toBe('a: 1')
      expect(valueIn(write(name, raw('a: 1')))).toBe('a: 1')
    },
  )

  test('hx-vals:append and hx-headers:append take an object', () => {
    expect(valueIn(write('hx-vals:append', { a: 1 }))).toBe('{"a":1}')
    expect(valueIn(write('hx-headers:inherited:append', json({ a: 1 })))).toBe('{"a":1}')
  })

  test('an inherited value does not become code without the braces that htmx drops', () => {
    expect(() => write('hx-vals:inherited', '{js:f()}')).toThrow(/which is evaluated as code/)
    expect(() => write('hx-confirm:inherited', 'j{}s:f()')).toThrow(/which is evaluated as code/)
    expect(valueIn(write('hx-get:inherited', '{js:f()'))).toBe('about:invalid')
    expect(valueIn(write('hx-get:inherited', '/a/{id}'))).toBe('/a/{id}')
    expect(valueIn(render(html`<p hx-get:inherited="{${'js:f()'}"></p>`) as string)).toBe(
      'about:invalid',
    )
    expect(valueIn(render(html`<p hx-get:inherited="/a?b=${'c d'}"></p>`) as string)).toBe(
      '/a?b=c%20d',
    )
  })
})

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import {
  A,
  Button,
  Div,
  element,
  Form,
  html,
  Iframe,
  Img,
  js,
  Link,
  raw,
  render,
} from 'ft-response'
import { jsx } from 'ft-response/jsx-runtime'
import { type DomElement, domOf } from '../../support/dom'
import fc from '../../support/property'

let warnings: jest.SpiedFunction<typeof process.emitWarning>

beforeEach(() => {
  warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  warnings.mockClear()
})

describe('harmless URLs', () => {
  test.each([
    '/y',
    '',
    '#top',
    '?a=1&b=2',
    '../a:b',
    'https://example.com/?q=javascript:alert(1)',
    'mailto:ada@example.com',
    'tel:+123',
    'blob:https://example.com/1',
    'javascript',
    'javascripts:alert(1)',
    'data:image/png;base64,iVBORw0KGgo=',
    'data:image/jpeg,x',
    'DATA:image/GIF;base64,R0lGOD',
    'data:image/webp;base64,x',
  ])('a harmless URL stays as it is: %s', (url) => {
    const [a] = domOf(render(A({ href: url })) as string)
    expect(a).toEqual(['a', { href: url }])
    expect(warnings).not.toHaveBeenCalled()
  })
})

describe('URLs that run code', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' \n\tjavascript:alert(1)',
    '\u0000\u0001\u001F javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\n\tscript:alert(1)',
    'j\ta\tv\ta\ts\tc\tr\ti\tp\tt\t:alert(1)',
    'javascript\t:alert(1)',
    'javascript\u0000:alert(1)',
    'js:alert(1)',
    'vbscript:msgbox(1)',
    'VBScript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'data:image/pngx,<script>alert(1)</script>',
    'data:,x',
    'data:image/png',
    'da\nta:text/html,x',
  ])('a URL that runs code becomes about:invalid: %j', (url) => {
    expect(render(A({ href: url }, 'x'))).toBe('<a href="about:invalid">x</a>')
  })

  test('every spelling that browsers read as a scheme that runs code becomes about:invalid', () => {
    const skipped = fc.string({ unit: fc.constantFrom('\t', '\n', '\r') })
    const before = fc.string({ unit: fc.constantFrom(...'\u0000\u0001\t\n\u000B\f\r\u001F ') })
    const spelled = fc
      .constantFrom('javascript:', 'vbscript:', 'data:text/html,')
      .chain((scheme) =>
        fc
          .tuple(
            ...Array.from(scheme, (letter) => fc.tuple(fc.boolean(), skipped, fc.constant(letter))),
          )
          .map((letters) =>
            letters.map(([up, skip, c]) => skip + (up ? c.toUpperCase() : c)).join(''),
          ),
      )
    fc.assert(
      fc.property(before, spelled, fc.string(), (space, scheme, rest) => {
        const url = space + scheme + rest
        expect(new URL(url).protocol).toMatch(/^(?:javascript|vbscript|data):$/)
        expect(render(A({ href: url }))).toBe('<a href="about:invalid"></a>')
      }),
    )
  })

  test('for a URL that stays, the URL parser sees another scheme', () => {
    const piece = fc.constantFrom(
      'java',
      'script',
      ':',
      'data',
      '\t',
      '\n',
      ' ',
      '/',
      'x',
      '%',
      '&#58;',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (url) => {
          const [[, { href }]] = domOf(render(A({ href: url })) as string) as [DomElement]
          const read = URL.canParse(href as string) ? new URL(href as string).protocol : 'none'
          expect(read).not.toMatch(/^(?:javascript|data):/)
        },
      ),
    )
  })

  /** htmx's extensions give them to htmx.ajax(), which runs `js:`, or connect to any host. */
  const CONNECTED = [
    ...['hx-sse:connect', 'hx-multipart:connect', 'hx-ws:connect', 'sse-connect', 'ws-connect'],
    ...['HX-SSE:CONNECT', 'hxSse:connect', 'hxMultipart:connect', 'dataHxSse:connect'],
    ...['data-hx-sse:connect', 'data-hx-multipart:connect', 'data-sse-connect', 'data-ws-connect'],
    ...['hx-sse.connect', 'hx-sse-connect', 'hx-multipart-connect', 'hx-ws.connect'],
    ...['hx-sse:connect:inherited', 'hx-multipart.connect.inherited', 'hx-sse-connect-inherited'],
  ]

  test.each(
    CONNECTED.flatMap((name) => ['js:alert(1)', ' JavaScript:x'].map((url) => [name, url])),
  )('in %s of a template, an object of attributes and JSX, for %j', (name, url) => {
    const template = Object.assign([`<div ${name}=`, '></div>'], { raw: [] }) as never
    expect(render(html(template, url as string))).toMatch(/="about:invalid">/)
    const spread = JSON.parse(JSON.stringify({ [name as string]: url }))
    expect(render(html`<div ${spread}></div>`)).toMatch(/="about:invalid">/)
    expect(render(jsx('div', spread))).toMatch(/="about:invalid">/)
  })

  test.each(CONNECTED)('in %s, where braces are dropped, and other URLs stay', (name) => {
    expect(render(Div({ [name]: '/progress/7?x={a}' } as never))).toMatch(
      /="\/progress\/7\?x={a}">/,
    )
    if (!/inherited/.test(name)) return
    expect(render(Div({ [name]: '{js:alert(1)' } as never))).toMatch(/="about:invalid">/)
  })

  test.each([
    ['href', A],
    ['HREF', A],
    ['xlink:href', element('use')],
    ['src', Iframe],
    ['src', Img],
    ['action', Form],
    ['formaction', Button],
    ['formAction', Button],
    ['data', element('object')],
    ['poster', element('video')],
    ['ping', A],
    ['href', Link],
    ['hx-get', Div],
    ['hxPost', Div],
    ['hx-put', Div],
    ['hxPatch', Div],
    ['hx-delete', Div],
    ['hx-action', Form],
    ['data-hx-get', Div],
    ['dataHxPost', Div],
    ['hx-get:inherited', Div],
    ...CONNECTED.map((name): [string, typeof Div] => [name, Div]),
  ])('a URL that runs code becomes about:invalid in %s', (name, make) => {
    expect(render(make({ [name]: 'javascript:alert(1)' } as never))).toMatch(/="about:invalid">/)
  })

  test('a javascript: URL stays text in attributes that hold no URL', () => {
    expect(render(Div({ title: 'javascript:x' }, 'javascript:x'))).toBe(
      '<div title="javascript:x">javascript:x</div>',
    )
  })
})

describe('reports of URLs that run code', () => {
  test('the diagnostics channel publishes every URL that runs code', () => {
    const published: unknown[] = []
    const listener = (message: unknown) => published.push(message)
    subscribe('ft-response:unsafe-url', listener)
    try {
      render([A({ href: 'javascript:a' }), A({ href: '/b' }), Img({ src: 'data:text/html,c' })])
      render(A({ href: 'javascript:a' }))
    } finally {
      unsubscribe('ft-response:unsafe-url', listener)
    }
    expect(published).toEqual([
      { tag: 'a', attribute: 'href', url: 'javascript:a' },
      { tag: 'img', attribute: 'src', url: 'data:text/html,c' },
      { tag: 'a', attribute: 'href', url: 'javascript:a' },
    ])
  })

  test('the process warns once for each place, without the URL', () => {
    const Card = element('url-card')
    for (const url of ['javascript:first', 'javascript:second']) {
      render([Card({ href: url }), Card({ src: url })])
    }
    expect(warnings.mock.calls).toEqual([
      [expect.stringMatching(/^<url-card href> got a URL that runs code/), expect.anything()],
      [expect.stringMatching(/^<url-card src> got a URL that runs code/), expect.anything()],
    ])
    expect(warnings.mock.calls[0]?.[1]).toEqual({ code: 'FT_RESPONSE_UNSAFE_URL' })
    expect(JSON.stringify(warnings.mock.calls)).not.toMatch(/first|second/)
  })

  test('the process stops warning when an attacker makes up places', () => {
    for (let i = 0; i < 300; i++) render(element(`x-${i}`)({ href: 'javascript:x' }))
    expect(warnings.mock.calls.length).toBeLessThanOrEqual(100)
    expect(warnings).toHaveBeenCalled()
  })
})

test('a URL attribute refuses code and objects', () => {
  for (const value of [js`x`, raw('javascript:x'), new URL('https://a.b'), ['/x']] as never[]) {
    expect(() => render(A({ href: value }))).toThrow(/^<a> expected href to be a string, a number/)
  }
})

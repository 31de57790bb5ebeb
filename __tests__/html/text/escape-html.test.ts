import { describe, expect, test } from '@jest/globals'
import { Div, Noscript, P, render } from 'ft-response'
import { domOf } from '../../support/dom'

describe('text between tags', () => {
  test.each([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['\0', '\uFFFD'],
    ['a<b>&c', 'a&lt;b&gt;&amp;c'],
    ['&lt;', '&amp;lt;'],
    ['', ''],
    ['héllo ✓ 日本 😀', 'héllo ✓ 日本 😀'],
  ])('%j is %j', (text, html) => {
    expect(render(P(text))).toBe(`<p>${html}</p>`)
    expect(render(text)).toBe(html)
  })

  test('is escaped wherever it stands: at the ends, alone, and many times over', () => {
    expect(render('<'.repeat(1_000))).toBe('&lt;'.repeat(1_000))
    expect(render(`<${'x'.repeat(10_000)}>`)).toBe(`&lt;${'x'.repeat(10_000)}&gt;`)
  })
})

describe('text in attributes', () => {
  test('is escaped as between tags, and always between double quotes', () => {
    expect(render(Div({ title: `a & b < c > d " e ' f \0` }))).toBe(
      '<div title="a &amp; b &lt; c &gt; d &quot; e &#39; f \uFFFD"></div>',
    )
  })

  test('cannot begin another attribute', () => {
    const html = render(Div({ title: '" onmouseover="alert(1)' })) as string
    expect(domOf(html)).toEqual([['div', { title: '" onmouseover="alert(1)' }]])
  })

  test('cannot leave an element whose text a browser does not parse', () => {
    const html = render(Noscript(Div({ title: '</noscript><img src=x>' }))) as string
    const [noscript, ...behind] = domOf(html)
    expect(noscript?.[0]).toBe('noscript')
    expect(behind).toEqual([])
  })
})

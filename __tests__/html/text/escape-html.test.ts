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
  ])('text between tags: %j is written as %j', (text, html) => {
    expect(render(P(text))).toBe(`<p>${html}</p>`)
    expect(render(text)).toBe(html)
  })

  test('special characters are escaped at the ends of a text, alone, and many times over', () => {
    expect(render('<'.repeat(1_000))).toBe('&lt;'.repeat(1_000))
    expect(render(`<${'x'.repeat(10_000)}>`)).toBe(`&lt;${'x'.repeat(10_000)}&gt;`)
  })
})

describe('text in attributes', () => {
  test('attributes escape text as children do, and always use double quotes', () => {
    expect(render(Div({ title: `a & b < c > d " e ' f \0` }))).toBe(
      '<div title="a &amp; b &lt; c &gt; d &quot; e &#39; f \uFFFD"></div>',
    )
  })

  test('text in an attribute cannot start another attribute', () => {
    const html = render(Div({ title: '" onmouseover="alert(1)' })) as string
    expect(domOf(html)).toEqual([['div', { title: '" onmouseover="alert(1)' }]])
  })

  test('text in an attribute cannot end an element whose text browsers do not parse', () => {
    const html = render(Noscript(Div({ title: '</noscript><img src=x>' }))) as string
    const [noscript, ...behind] = domOf(html)
    expect(noscript?.[0]).toBe('noscript')
    expect(behind).toEqual([])
  })
})

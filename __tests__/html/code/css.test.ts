import { describe, expect, test } from '@jest/globals'
import { type CssCode, css, html, js, P, raw, render } from 'ft-response'
import { type DomElement, domOf } from '../../support/dom'
import fc from '../../support/property'

/** The CSS that a browser finds in a `<style>`. */
function inStyle(code: CssCode): string {
  const [[, , text = '']] = domOf(render(html`<style>${code}</style>`) as string) as [DomElement]
  return text as string
}

describe('css`...`', () => {
  test('css`...` keeps its CSS as it is written, with backslashes', () => {
    expect(inStyle(css`a::before { content: "\201C" } a > b { color: red }`)).toBe(
      'a::before { content: "\\201C" } a > b { color: red }',
    )
  })

  test.each<[string, CssCode, string]>([
    ['a number', css`a { width: ${1.5}px }`, 'a { width: 1.5px }'],
    ['a negative number', css`a { margin: ${-1}px }`, 'a { margin: -1px }'],
    ['a value', css`a { color: ${'rgb(1, 2, 3)'} }`, 'a { color: rgb(1, 2, 3) }'],
    ['a value with quotes', css`a { font: ${'1em "A B", serif'} }`, 'a { font: 1em "A B", serif }'],
    ['the end of a name', css`.card-${7} { --gap-${'x'}: 0 }`, '.card-7 { --gap-x: 0 }'],
    ['a number and its unit', css`a { width: ${3}${'px'} }`, 'a { width: 3px }'],
    [
      'text in quotes',
      css`a { content: "${'<b> "x" \\ \n é'}" }`,
      'a { content: "\\3c b\\3e  \\22 x\\22  \\5c  \\a  é" }',
    ],
    [
      'a URL in quotes',
      css`a { background: url( '${"/a b'.png"}' ) }`,
      "a { background: url( '/a b\\27 .png' ) }",
    ],
    ['another css', css`a { ${css`color: red; margin: 0`} }`, 'a { color: red; margin: 0 }'],
    ['raw()', css`a { ${raw('color: red;')} }`, 'a { color: red; }'],
    ['nothing', css`a { ${null}${undefined}${false}${true} }`, 'a {  }'],
  ])('css`...` takes %s', (_name, code, expected) => {
    expect(inStyle(code)).toBe(expected)
  })

  test('css`...` writes about:invalid for a URL that runs code', () => {
    expect(inStyle(css`a { background: url('${'javascript:alert(1)'}') }`)).toBe(
      "a { background: url('about:invalid') }",
    )
  })

  test.each<[string, unknown]>([
    ['ends the declaration', 'red; color: blue'],
    ['ends the rule', '} b {'],
    ['ends the element', '</style>'],
    ['begins a comment', '/*'],
    ['could begin a comment', '2/'],
    ['could end the beginning of one', '*'],
    ['loads something', 'url(//evil.example)'],
    ['hides what it is', '\\75rl(//evil.example)'],
    ['is a reference, where an <svg> decodes it', 'red&#59color:blue'],
    ['opens quotes', '"'],
    ['opens quotes and ends them on another line', '"\n"'],
    ['opens a parenthesis', 'calc('],
    ['closes one', ')'],
    ['closes another bracket than it opened', '(]'],
    ['is an object', { color: 'red' }],
    ['is JavaScript', js`x`],
    ['is an element', P()],
    ['is a promise', Promise.resolve('red')],
  ])('css`...` refuses a value that %s', (_name, value) => {
    expect(() => css`a { color: ${value} }`).toThrow(TypeError)
    expect(() => css`a { color: ${value} }`).toThrow(/^css`` expected a number or one CSS value/)
  })

  test('css`...` refuses a value that would turn a name into another name or a function', () => {
    expect(() => css`a { background: u${'rl(//evil.example)'} }`).toThrow(
      /continues the text before/,
    )
    expect(() => css`a { background: ${'u'}${'rl(//evil.example)'} }`).toThrow(TypeError)
    expect(() => css`.a${'.b, *'} {}`).toThrow(TypeError)
  })

  const x = 'x'
  test.each<[string, string, () => unknown]>([
    ['a comment', 'comment', () => css`/* it's ${x} */`],
    ['url() without quotes', 'url() without quotes', () => css`a { b: url(${x}) }`],
    ['its middle', 'url() without quotes', () => css`a { b: URL( /a/${x}.png) }`],
    ['an @import', 'rule @import', () => css`a {} @import "${x}";`],
    ['an @import with url()', 'rule @import', () => css`@import url("${x}");`],
  ])('css`...` refuses a hole in or behind %s', (_name, where, write) => {
    expect(write).toThrow(TypeError)
    expect(write).toThrow(`css\`\` got a value inside a ${where}, near "`)
  })

  test('css`...` knows where quotes and comments end', () => {
    const code = css`/* " */ a { b: "/*" ${1}; c: '\'"' ${2}; d: url(a"b) ${3}; e: "
      ${4} }`
    expect(code.source).toMatch(/1; .* 2; .* 3; .*4 }$/s)
  })
})

test('css`...` keeps any text inside its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const source = inStyle(css`a { content: "${text}" }`)
      expect(source).toMatch(/^a \{ content: "(?:[^"\\\n\r\f]|\\[\da-f]+ )*" \}$/)
      const read = source
        .slice(14, -3)
        .replace(/\\([\da-f]+) /g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
      expect(read).toBe(text.replaceAll('\0', '\uFFFD'))
    }),
  )
})

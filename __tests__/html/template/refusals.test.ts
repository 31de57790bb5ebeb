import { describe, expect, test } from '@jest/globals'
import { html, type Markup, render } from 'ft-response'

const x = 'x'

/** What the message says before the place, and the place. */
type Refusal = [name: string, write: () => Markup, problem: string, at: string]

function refuses(_name: string, write: () => Markup, problem: string, at: string): void {
  expect(write).toThrow(TypeError)
  // At each call, and not only when it is read first.
  expect(write).toThrow(`html\`\` ${problem}, at ${at}, near "`)
}

describe('a hole where no value is safe', () => {
  test.each<Refusal>([
    ["a tag's name", () => html`<${x}>`, "got a value in a tag's name", '1:2'],
    ['its end', () => html`<h${1}>`, "got a value in a tag's name", '1:3'],
    ["an end tag's name", () => html`<p>a</${x}>`, "got a value in a tag's name", '1:7'],
    ['an end tag', () => html`<p>a</p ${x}>`, 'expected > behind </p', '1:9'],
    [
      "an attribute's name",
      () => html`<p data-${x}="a">`,
      "got a value in an attribute's name",
      '1:9',
    ],
    ['its beginning', () => html`<p ${x}="a">`, "got a value in an attribute's name", '1:4'],
    ['beside its name', () => html`<p ${{}}a>`, "got a value in an attribute's name", '1:4'],
    ['a comment', () => html`<!-- ${x} -->`, 'got a value in a comment', '1:6'],
    [
      'a comment that would be over with two dashes',
      () => html`<!--->${x}<!-- --!>${x}<!-- -- > ${x}-->`,
      'got a value in a comment',
      '1:38',
    ],
    ['a comment of XML', () => html`<?xml ${x}?>`, 'got a value in a comment', '1:7'],
    ['a doctype', () => html`<!doctype ${x}>`, 'got a value in a doctype', '1:11'],
    ['CDATA', () => html`<svg><![CDATA[ > ${x}]]></svg>`, 'got a value in <![CDATA[', '1:18'],
    ['<iframe>', () => html`<iframe>${x}</iframe>`, 'got a value in <iframe>', '1:9'],
    ['<xmp>', () => html`<xmp>${x}</xmp>`, 'got a value in <xmp>', '1:6'],
    ['<noembed>', () => html`<noembed>${x}</noembed>`, 'got a value in <noembed>', '1:10'],
    ['<noframes>', () => html`<noframes>${x}</noframes>`, 'got a value in <noframes>', '1:11'],
    [
      '<script> in <svg>',
      () => html`<svg><script>${x}</script></svg>`,
      'got a value in a <script> in <svg>',
      '1:14',
    ],
    [
      '<style> in <svg>',
      () => html`<svg><style>a${x}</style></svg>`,
      'got a value in a <style> in <svg>',
      '1:14',
    ],
    [
      'a <script> of another type',
      () => html`<script type="text/babel">f(${x})</script>`,
      'got a value in a <script> of type "text/babel"',
      '1:29',
    ],
    [
      'a <script> of a type that is a value',
      () => html`<script type=${x}>f(${x})</script>`,
      'got a value in a <script> of any type',
      '1:23',
    ],
    [
      'quotes in a <script>',
      () => html`<script>\n  f('${x}')</script>`,
      'got a value inside a string of <script>',
      '2:6',
    ],
    [
      'the second quotes',
      () => html`<script>f(${x}, "${x}")</script>`,
      'got a value inside a string of <script>',
      '1:20',
    ],
    [
      'a template literal',
      () => html`<script>f(\`${x}\`)</script>`,
      'got a value inside a template literal of <script>',
      '1:12',
    ],
    [
      'a regular expression',
      () => html`<script>a = /${x}/</script>`,
      'got a value inside a regular expression of <script>',
      '1:14',
    ],
    [
      'a comment in a <script>',
      () => html`<script>// it's\n/* ${x} */</script>`,
      'got a value inside a comment of <script>',
      '2:4',
    ],
    [
      'quotes in JSON',
      () => html`<script type=importmap>{"a": "${x}"}</script>`,
      'got a value inside a string of <script>',
      '1:31',
    ],
    [
      'a <script> with "<!--"',
      () => html`<script>${x}; f('<!--')</script>`,
      'got "<!--" beside a value in <script>',
      '1:20',
    ],
    [
      'a comment in a <style>',
      () => html`<style>/* ${x} */</style>`,
      'got a value inside a comment of <style>',
      '1:11',
    ],
    [
      'url() in a <style>',
      () => html`<style>a { b: url(${x}) }</style>`,
      'got a value inside a url() without quotes of <style>',
      '1:19',
    ],
    [
      'an escape in a <style>',
      () => html`<style>a { b: "\\${x}" }</style>`,
      'got a value inside a backslash escape of <style>',
      '1:17',
    ],
    [
      'url() in a style attribute',
      () => html`<p style="b: url(${x})">`,
      'got a value inside a url() without quotes in style',
      '1:18',
    ],
    [
      'quotes in onclick',
      () => html`<p onclick="f('${x}')">`,
      'got a value inside a string in onclick',
      '1:16',
    ],
    [
      'quotes that are references',
      () => html`<p onclick="f(${x}, &quot;${x}&#34;)">`,
      'got a value inside a string in onclick',
      '1:29',
    ],
    ['hyperscript', () => html`<p _="on click log ${x}">`, 'got a value as a part of _', '1:20'],
    [
      'a part of srcdoc',
      () => html`<iframe srcdoc="<p>${x}"></iframe>`,
      'got a value as a part of srcdoc',
      '1:20',
    ],
    [
      'a part of JSON for htmx',
      () => html`<p hx-vals='{"a": ${1}}'>`,
      'got a value as a part of hx-vals',
      '1:19',
    ],
    [
      'a part of code for htmx',
      () => html`<p data-hx-headers='js:{a: ${1}}'>`,
      'got a value as a part of data-hx-headers',
      '1:28',
    ],
  ])('html`...` refuses a hole where no value is safe: %s', refuses)
})

describe('HTML that a browser reads in another way than it looks', () => {
  test.each<Refusal>([
    [
      'a value that takes the slash',
      () => html`<br id=${x}/>`,
      'got a value that ends with /',
      '1:14',
    ],
    [
      'a value that takes the next attribute',
      () => html`<p id=${x}lang="en">`,
      'got a quote, <, = or ` in a value without quotes',
      '1:17',
    ],
    ['a value that is none', () => html`<p id=>`, 'expected a value behind =', '1:7'],
    [
      'a quote that is not closed',
      () => html`<p id="a>${x}</p>`,
      'ends inside the value of id',
      '1:7',
    ],
    ['a quote too many', () => html`<p id="a"">`, 'expected a space behind an attribute', '1:10'],
    [
      'attributes without a space',
      () => html`<p id="${x}"lang="en">`,
      'expected a space behind an attribute',
      '1:15',
    ],
    [
      'a > that is missing',
      () => html`<p <b>`,
      "expected an attribute's name without quotes, < and =",
      '1:4',
    ],
    ['an attribute twice', () => html`<p id=a ID=${x}>`, 'got id twice in <p>', '1:9'],
    [
      'an attribute under two names',
      () => html`<p class=a className=${x}>`,
      'got class twice in <p>',
      '1:12',
    ],
    [
      'a reference that a value goes on with',
      () => html`<p>a &lt${x}</p>`,
      'got "&lt", which a value could continue',
      '1:6',
    ],
    [
      'one without a name',
      () => html`<title>R&${x}</title>`,
      'got "&", which a value could continue',
      '1:9',
    ],
    [
      'a reference that is not known',
      () => html`<p title="&ClockwiseContourIntegral;${x}">`,
      'got &ClockwiseContourIntegral;, which html`` does not decode',
      '1:11',
    ],
    [
      'a reference of Windows',
      () => html`<p title="a&#128;${x}">`,
      'got &#128;, which html`` does not decode',
      '1:12',
    ],
    [
      'tags in text',
      () => html`<textarea>${x}<b></textarea>`,
      'got "<" beside a value in <textarea>',
      '1:17',
    ],
    ['<div/>', () => html`<div />`, 'got />, which HTML ignores in <div>', '1:6'],
    [
      'an end tag of another element',
      () => html`<b><i>x</b></i>`,
      'got </b> where <i> is open',
      '1:8',
    ],
    ['an end tag too many', () => html`<p>x</p></p>`, 'got </p> where nothing is open', '1:9'],
    [
      'a </p> behind what ended the <p>',
      () => html`<p>a<ul></ul></p>`,
      'got </p> where nothing is open',
      '1:14',
    ],
    [
      'an end tag that looks past a <p>',
      () => html`<span><p>x</span>`,
      'got </span> where <p> is open',
      '1:11',
    ],
    [
      'an end tag of a void element',
      () => html`<br></br>`,
      'got </br> where nothing is open',
      '1:5',
    ],
    ['an end tag without a name', () => html`<p>x</>`, 'expected the name of a tag', '1:7'],
    [
      'a tag with letters that HTML does not lower',
      () => html`<lin\u212A>`,
      'expected the name of a tag',
      '1:2',
    ],
    [
      'an element that is not closed',
      () => html`<p>\n<b>${x}</p>`,
      'got </p> where <b> is open',
      '2:10',
    ],
    [
      'an element that is open at the end',
      () => html`a\n <div><p>${x}`,
      'expected </div> before the end',
      '2:2',
    ],
    ['a tag that is open at the end', () => html`<p id="a"`, 'ends inside the tag <p>', '1:1'],
    ['a name at the end', () => html`a<p`, 'ends inside the tag <p>', '1:2'],
    ['a < at the end', () => html`a <`, 'ends inside a tag', '1:3'],
    ['a comment that is open at the end', () => html`<!-- a -- >`, 'ends inside a comment', '1:1'],
    [
      'a script that is open at the end',
      () => html`<script>"</scripty"`,
      'ends inside <script>',
      '1:9',
    ],
    [
      'a <script> in a comment in a script',
      () => html`<script>"<!--<script>"</script>`,
      'got "<!--" and "<script" in a <script>',
      '1:9',
    ],
    ['a doctype in the middle', () => html`<p><!doctype html>`, 'got a doctype', '1:4'],
    ['a <! that begins nothing', () => html`<!ELEMENT a>`, 'got "<!"', '1:1'],
    ['CDATA outside of <svg>', () => html`<![CDATA[x]]>`, 'got "<!"', '1:1'],
    ['<plaintext>', () => html`<plaintext>`, 'got <plaintext>', '1:1'],
    ['what ends an <svg>', () => html`<svg><g><p>x</p></g></svg>`, 'got <p> in <g>', '1:9'],
    [
      'an <annotation-xml> that may hold HTML',
      () => html`<math><annotation-xml encoding=${x}>a</annotation-xml></math>`,
      'got a value for the encoding of <annotation-xml>',
      '1:7',
    ],
    [
      'text in <select>, which parsers do not agree on',
      () => html`<select><title>x</title></select>`,
      'got <title> in <select>',
      '1:9',
    ],
    [
      'the end of a <noscript> in a value',
      () => html`<noscript><p title="</noscript>">${x}</p></noscript>`,
      'got "</noscript" in a value or comment',
      '1:21',
    ],
  ])('html`...` refuses HTML that a browser reads otherwise: %s', refuses)

  test('html`...` refuses NUL, which stands for the holes', () => {
    expect(() => html`a\0b`).toThrow(/^html`` expected text without \\0/)
  })

  test('html`...` refuses an escape that JavaScript does not know', () => {
    expect(() => html`a\unicode`).toThrow(/escapes that JavaScript does not know/)
  })
})

test('the error of html`...` shows the text nearby, and the way out', () => {
  const write = () => html`<ul>
    <li>${x}</li>
    <li ${x} title="it's ${x}"><${x}></li>
  </ul>`
  expect(write).toThrow(
    "html`` got a value in a tag's name, at 3:37, near " +
      `"li> <li \${...} title="it's \${...}"><\${...}></li> </ul>": ` +
      "write the tag as it is, or make the element with element('tag')",
  )
})

describe('ordinary HTML', () => {
  test.each<[string, Markup]>([
    ['end tags that can be left out', html`<ul><li>a<li>b<p>c</ul><dl><dt>a<dd>b</dl>`],
    [
      'rows',
      html`<table><caption>a<colgroup><col><thead><tr><th>a<tbody><tr><td>b<td>${x}</table>`,
    ],
    ['options', html`<select><optgroup label=a><option>a<option>b<hr><option>c</select>`],
    ['ruby', html`<ruby>a<rp>(<rt>b<rp>)</ruby>`],
    ['rows without their table', html`<tr><td>${x}</td></tr><tr><td>b`],
    ['a paragraph before a block', html`<p>a<div>b</div><p>c<section>d</section>`],
    ['capitals', html`<DIV CLASS=a><Br></div>`],
    [
      'attributes of all kinds',
      html`<input a b=c d='e' f = "g" h=i/j @k.l="m" :n="o" x-p:q.r="s" [t]="u">`,
    ],
    ['a < and a & that are text', html`<p>a < b && c <3 & d</p>`],
    ['void elements with and without a slash', html`<br><br/><img alt="" /><hr>`],
    [
      '<svg> and <math>',
      html`<svg><title>a <b>${x}</b></title><foreignObject><p>${x}</p></foreignObject><image href="a"/></svg><math><mi>a</mi><mspace/><annotation-xml encoding="text/html"><p>${x}</p></annotation-xml></math>`,
    ],
    ['old comments in a script', html`<script><!--\nf()\n//--></script>`],
    ['<noscript>', html`<noscript><img src=${x}></noscript>`],
    ['<template>', html`<template><tr><td>${x}</td></tr><slot name=a></slot></template>`],
    [
      'feeds',
      html`<?xml version="1.0"?><rss version="2.0"><channel><atom:link href=${x}></atom:link></channel></rss>`,
    ],
    ['nothing', html``],
  ])('html`...` takes ordinary HTML: %s', (_name, markup) => {
    expect(typeof render(markup)).toBe('string')
  })
})

test.each<[string, () => Markup, string]>([
  ['a part of srcdoc', () => html`<iframe srcdoc="${x}<p>"></iframe>`, 'an element or raw(...)'],
  ['a part of _', () => html`<p _="on ${x} f()"></p>`, 'js`...` or raw(...)'],
  ['a </p> behind what ended the <p>', () => html`<p>a<ul></ul></p>`, 'like <div> end a <p>'],
  ['a </p> where the <p> is open', () => html`<p><b>a</p>`, 'close <b> first'],
  ['an end tag that overtakes', () => html`<i><b>a</i></b>`, 'close <b> first'],
  ['an end tag of nothing', () => html`<p>a</b></p>`, 'close elements in the order of their tags'],
])('the error of html`...` names the way out for %s', (_name, write, wayOut) => {
  expect(write).toThrow(wayOut)
})

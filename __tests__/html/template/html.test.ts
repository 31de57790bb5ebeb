import { describe, expect, test } from '@jest/globals'
import {
  B,
  css,
  Div,
  Fragment,
  type HtmlValue,
  html,
  js,
  type Markup,
  P,
  raw,
  render,
} from 'ft-response'
import { domOf } from '../../support/dom'

const hostile = `<b a="1">&amp;'</b>`
const escaped = '&lt;b a=&quot;1&quot;&gt;&amp;amp;&#39;&lt;/b&gt;'

type Case = [name: string, markup: Markup, expected: string]

describe('html`...`', () => {
  test('html`...` keeps its HTML as it is written', () => {
    const page = html`<!doctype html>
<html lang=en><!-- a > b --><head><title>A &amp; &lt;B</title><body class='x' hidden>
  <ul><li>1 < 2<li>x</ul><br/><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
  <script>if (a < b && "</p>") f('<!--')</script><style>a > b { color: red }</style>
  <textarea>
<b></textarea><iframe src=/x><p></iframe>`
    expect(domOf(render(page) as string)).toEqual([
      ['#doctype', { name: 'html' }],
      [
        'html',
        { lang: 'en' },
        ['#comment', { data: ' a > b ' }],
        ['head', {}, ['title', {}, 'A & <B']],
        [
          'body',
          { class: 'x', hidden: '' },
          '\n  ',
          ['ul', {}, ['li', {}, '1 < 2'], ['li', {}, 'x']],
          ['br', {}],
          ['svg', { viewBox: '0 0 1 1' }, ['path', { d: 'M0 0' }]],
          '\n  ',
          ['script', {}, `if (a < b && "</p>") f('<!--')`],
          ['style', {}, 'a > b { color: red }'],
          '\n  ',
          ['textarea', {}, '<b>'],
          ['iframe', { src: '/x' }, '<p>'],
        ],
      ],
    ])
  })

  test('html`...` is markup like any other', async () => {
    const item = (name: string) => html`<li>${name}</li>`
    const list = html`<ul>${['a', '<b>'].map(item)}</ul>`
    expect(render(Div(list, html`x`))).toBe('<div><ul><li>a</li><li>&lt;b&gt;</li></ul>x</div>')
    expect(await render(html`<p>${Promise.resolve(html`<i>${hostile}</i>`)}</p>`)).toBe(
      `<p><i>${escaped}</i></p>`,
    )
  })

  describe('between tags', () => {
    test.each<[string, HtmlValue, string]>([
      ['text', hostile, escaped],
      ['a number', 1.5, '1.5'],
      ['an element', B('<'), '<b>&lt;</b>'],
      ['raw()', raw('<hr>'), '<hr>'],
      ['an array', ['a', B('b'), null], 'a<b>b</b>'],
      ['a set', new Set(['a', 'b']), 'ab'],
      ['a fragment', Fragment('a', 'b'), 'ab'],
      ['null', null, ''],
      ['undefined', undefined, ''],
      ['false', false, ''],
      ['true', true, ''],
    ])('html`...` takes children between tags: %s', (_name, value, expected) => {
      expect(render(html`<p>${value}</p>`)).toBe(`<p>${expected}</p>`)
      expect(render(html`${value}`)).toBe(expected)
      expect(render(html`a${value}b<br>${value}`)).toBe(`a${expected}b<br>${expected}`)
    })

    test('html`...` refuses what is no child, with the name of the element', () => {
      expect(() => render(html`<p>${{ a: 1 }}</p>`)).toThrow(/^<p> expected children to be text/)
    })
  })

  describe('in an element whose text is all text', () => {
    test.each<Case>([
      ['<title>', html`<title>A ${hostile}</title>`, `<title>A ${escaped}</title>`],
      ['<TEXTAREA>', html`<TEXTAREA>\n${'\na'}</TEXTAREA>`, '<TEXTAREA>\n\na</TEXTAREA>'],
    ])(
      'html`...` escapes values in an element whose content is text: %s',
      (_name, markup, expected) => {
        expect(render(markup)).toBe(expected)
      },
    )
  })

  test('html`...` keeps a line end at the beginning of a value, which HTML would drop', () => {
    expect(render(html`<pre>${'\na'}</pre>`)).toBe('<pre>\n\na</pre>')
    expect(render(html`<textarea rows=2>${'\na'}</textarea>`)).toBe(
      '<textarea rows=2>\n\na</textarea>',
    )
  })

  describe('as the whole value of an attribute', () => {
    test.each<Case>([
      ['text', html`<p title="${hostile}">`, `<p title="${escaped}">`],
      ['text without quotes', html`<p title=${hostile} id=a>`, `<p title="${escaped}" id=a>`],
      ['text in single quotes', html`<p title='${hostile}'>`, `<p title="${escaped}">`],
      ['a number, with spaces around =', html`<td colspan = ${2}>x`, '<td colspan="2">x'],
      ['nothing', html`<p title=${null} id="${undefined}" lang='${false}'>`, '<p>'],
      ['true', html`<input disabled=${true} required="${true}"/>`, '<input disabled required />'],
      [
        'true as a word',
        html`<p aria-busy=${true} hx-boost=${false}>`,
        '<p aria-busy="true" hx-boost="false">',
      ],
      ['classes', html`<p class=${['a', { b: true, c: false }]}>`, '<p class="a b">'],
      [
        'styles',
        html`<p style=${{ color: 'red', fontSize: '1em' }}>`,
        '<p style="color:red; font-size:1em">',
      ],
      ['css`...`', html`<p style=${css`width:${1}px`}>`, '<p style="width:1px">'],
      [
        'JSON',
        html`<p data-a=${{ b: [1] }} hx-vals=${{ c: '"' }}>`,
        '<p data-a="{&quot;b&quot;:[1]}" hx-vals="{&quot;c&quot;:&quot;\\&quot;&quot;}">',
      ],
      [
        'code',
        html`<p onclick=${js`f(${1})`} @click="${raw('g()')}">`,
        '<p onclick="f(1)" @click="g()">',
      ],
      ['a URL', html`<a href=${'/a?b&c'}>x</a>`, '<a href="/a?b&amp;c">x</a>'],
      [
        'a URL that runs code',
        html`<a href="${' javascript:x'}">x</a>`,
        '<a href="about:invalid">x</a>',
      ],
      [
        'a name in capitals',
        html`<A HREF=${'javascript:x'}>x</A>`,
        '<A HREF="about:invalid">x</A>',
      ],
      ['a name of the functions', html`<p className=${'a'}>`, '<p class="a">'],
    ])('html`...` takes as the whole value of an attribute %s', (_name, markup, expected) => {
      expect(render(markup)).toBe(expected)
    })

    test.each<[string, () => Markup, RegExp]>([
      ['a string for code', () => html`<p onclick=${'f()'}>`, /^<p> got a string for onclick/],
      ['one in capitals', () => html`<p OnClick="${'f()'}">`, /^<p> got a string for OnClick/],
      ['a string for srcdoc', () => html`<iframe srcdoc=${'<p>'}></iframe>`, /for srcdoc/],
      ['an object for text', () => html`<p title=${{ a: 1 }}>`, /^<p> expected title to be/],
      ['JavaScript for text', () => html`<p title=${js`a`}>`, /^<p> expected title to be/],
      ['markup for text', () => html`<p title=${B()}>`, /^<p> expected title to be/],
    ])('html`...` takes no whole value of an attribute that is %s', (_name, write, message) => {
      expect(() => render(write())).toThrow(TypeError)
      expect(() => render(write())).toThrow(message)
    })
  })

  describe('as a part of an attribute', () => {
    const x = hostile
    test.each<Case>([
      ['text', html`<p title="a ${1} ${x}${null}${true}">`, `<p title="a 1 ${escaped}">`],
      ['text without quotes', html`<p id=a${1}b title=x>`, '<p id="a1b" title=x>'],
      [
        'text beside references',
        html`<p title="&lt;&#x41;&amp&nbsp;${'lt;'}&amp;${x}">`,
        `<p title="&lt;A&amp;\u00a0lt;&amp;${escaped}">`,
      ],
      [
        'classes',
        html`<p class="a ${['b', 'c']} ${{ d: true }} ${false}${null}-${5}">`,
        '<p class="a b c d -5">',
      ],
      ['a path', html`<a href="/users/${7}/${'a/b'}">x</a>`, '<a href="/users/7/a/b">x</a>'],
      [
        'a base',
        html`<a href="${'https://a.example'}/b">x</a>`,
        '<a href="https://a.example/b">x</a>',
      ],
      [
        'a query, which is encoded',
        html`<a href="/?a=${'&b=c'}&copy=${'é\ud800'}#${'x y'}">x</a>`,
        '<a href="/?a=%26b%3Dc&amp;copy=%C3%A9%EF%BF%BD#x%20y">x</a>',
      ],
      [
        'a query behind one in a value',
        html`<a href="${'/?a'}=${'&'}">x</a>`,
        '<a href="/?a=%26">x</a>',
      ],
      [
        'URLSearchParams',
        html`<a href="/?${new URLSearchParams({ a: '&' })}">x</a>`,
        '<a href="/?a=%26">x</a>',
      ],
      [
        'a path that would be another site',
        html`<a href="/${'/evil.example'}">x</a>`,
        '<a href="/%2Fevil.example">x</a>',
      ],
      [
        'one with a tab',
        html`<a href=" ${''}/${'\t\\evil.example'}">x</a>`,
        '<a href=" /%09%5Cevil.example">x</a>',
      ],
      ['styles', html`<p style="color:${'red'};width:${5}px">`, '<p style="color:red;width:5px">'],
      [
        'a URL in styles',
        html`<p style="background:url('${'/a b'}')">`,
        '<p style="background:url(&#39;/a b&#39;)">',
      ],
      [
        'code',
        html`<p onclick="f(${x}, '&quot;', ${[1]})">`,
        '<p onclick="f(&quot;\\u003cb a=\\&quot;1\\&quot;\\u003e\\u0026amp;\\u0027\\u003c/b\\u003e&quot;, &#39;&quot;&#39;, [1])">',
      ],
      ['code in code', html`<p x-data='{ a: ${js`b(${1})`} }'>`, '<p x-data="{ a: b(1) }">'],
      ['a trigger', html`<p hx-trigger="every ${2}s">`, '<p hx-trigger="every 2s">'],
      ['a question', html`<p hx-confirm="Delete ${'js:x'}?">`, '<p hx-confirm="Delete js:x?">'],
      [
        'images',
        html`<img srcset="${'/a b,'} 1x, ${'/c'} 2x">`,
        '<img srcset="/a%20b%2C 1x, /c 2x">',
      ],
    ])('html`...` joins a value with the rest of its attribute: %s', (_name, markup, expected) => {
      expect(render(markup)).toBe(expected)
    })

    test.each<[string, Markup]>([
      ['the end of a name', html`<a href="java${'script:x'}">x</a>`],
      ['the start of a name', html`<a href="${'javascript'}:x">x</a>`],
      ['a reference', html`<a href="&#106;ava&Tab;script&colon;${1}">x</a>`],
      ['a reference in hexadecimal', html`<a href="&#x6A;avascript:${1}">x</a>`],
      ['spaces in front', html`<a href=" ${'\njava\tscript:'}${'x'}">x</a>`],
      ['no quotes', html`<a href=java${'script:x'}>x</a>`],
      ['data:', html`<a href="data:${'text/html,<script>'}">x</a>`],
      ['one of many', html`<a ping="/a ${'javascript:x'}">x</a>`],
      ['one of many in one value', html`<a ping=${'/a javascript:x'}>x</a>`],
      ['an animation', html`<svg><set attributeName=href to=${'javascript:x'} /></svg>`],
      ['an animation of many', html`<svg><animate values="/;${'javascript:x'}" /></svg>`],
      ['a refresh', html`<meta http-equiv=Refresh content="0; url=${'javascript:x'}">`],
      [
        'a refresh in one value',
        html`<meta content=${"0;URL='javascript:x"} http-equiv="&#82;efresh">`,
      ],
      [
        'a refresh without url=',
        html`<meta content="0 ${'data:text/html,x'}" http-equiv=${'refresh'}>`,
      ],
    ])(
      'html`...` writes about:invalid for a URL whose parts would run code: %s',
      (_name, markup) => {
        expect(render(markup)).toContain('about:invalid')
        expect(render(markup)).not.toMatch(/script|data:/)
      },
    )

    test.each<[string, () => Markup, RegExp]>([
      [
        'an object as text',
        () => html`<p title="a ${{ b: 1 }}">`,
        /^<p> expected title to be made of strings/,
      ],
      ['a list as text', () => html`<p title="a ${['b']}">`, /^<p> expected title/],
      ['code as text', () => html`<p title="a ${js`b`}">`, /^<p> expected title/],
      ['an object in a URL', () => html`<a href="/${{ b: 1 }}">x</a>`, /^<a> expected href/],
      [
        'two styles as one',
        () => html`<p style="a:${'b;c:d'}">`,
        /^<p> style expected a number or one/,
      ],
      [
        'a function in code',
        () => html`<p onclick="f(${(() => 1) as never})">`,
        /^<p onclick> expected a value that JSON/,
      ],
      ['raw() in code', () => html`<p onclick="f(${raw('x')})">`, /^<p onclick> expected/],
      [
        'a filter of a trigger',
        () => html`<p hx-trigger="click ${'[x]'}">`,
        /^<p> got a string for hx-trigger/,
      ],
      [
        'code in a question',
        () => html`<p hx-confirm="${'j'}s:${'x'}">`,
        /^<p> got a string for hx-confirm/,
      ],
    ])('html`...` refuses as a part of an attribute %s', (_name, write, message) => {
      expect(() => render(write())).toThrow(TypeError)
      expect(() => render(write())).toThrow(message)
    })
  })

  describe('inside of a tag', () => {
    test.each<Case>([
      [
        'one',
        html`<p ${{ id: hostile, hidden: true, hxGet: '/' }}>`,
        `<p id="${escaped}" hidden hx-get="/">`,
      ],
      [
        'beside others',
        html`<input name=a ${{ value: 1 }} type="text"/>`,
        '<input name=a value="1" type="text"/>',
      ],
      ['none', html`<input name=a ${null}/><p ${undefined} ${false} ${{}}>`, '<input name=a /><p>'],
      ['two', html`<p ${{ id: 1, lang: null }}${{ lang: 'en' }}>`, '<p id="1" lang="en">'],
    ])('html`...` takes an object of attributes in a tag: %s', (_name, markup, expected) => {
      expect(render(markup)).toBe(expected)
    })

    test.each<[string, () => Markup, RegExp]>([
      [
        'a string',
        () => html`<p ${'disabled'}>`,
        /^<p> expected an object of attributes, got 'disabled' \(string\): .* write disabled=\$\{isDisabled\}$/,
      ],
      ['true', () => html`<p ${true}>`, /^<p> expected an object of attributes/],
      ['a list', () => html`<p ${['a']}>`, /^<p> expected an object of attributes/],
      [
        'a name that is no name',
        () => html`<p ${{ 'x onclick': 1 }}>`,
        /^<p> expected attribute names/,
      ],
      ['a string for code', () => html`<p ${{ onclick: 'f()' }}>`, /^<p> got a string for onclick/],
      [
        'what the tag has',
        () => html`<input type=hidden ${{ TYPE: 'text' }}>`,
        /^<input> expected no TYPE from an object/,
      ],
      [
        'what the tag gets',
        () => html`<p ${{ class: 'a' }} className=${'b'}>`,
        /^<p> expected no class/,
      ],
      [
        'what an object before it has',
        () => html`<p ${{ id: 1 }} ${{ id: 2 }}>`,
        /^<p> expected no id/,
      ],
    ])('html`...` takes as an object of attributes no %s', (_name, write, message) => {
      expect(() => render(write())).toThrow(TypeError)
      expect(() => render(write())).toThrow(message)
    })
  })

  describe('in a <script>', () => {
    const data = { a: '</script><!--', b: [1] }
    test.each<Case>([
      [
        'a literal',
        html`<script>f(${data}, ${undefined})</script>`,
        '<script>f({"a":"\\u003c/script\\u003e\\u003c!--","b":[1]}, undefined)</script>',
      ],
      [
        'code',
        html`<script type=module>${js`f(${1})`}; g()</script>`,
        '<script type=module>f(1); g()</script>',
      ],
      ['all of the code', html`<script> ${js`f("\n")`} </script>`, '<script> f("\\n") </script>'],
      [
        'all of the code, of any type',
        html`<script type=${'module'}>${raw('a&b')}</script>`,
        '<script type="module">a&b</script>',
      ],
      ['nothing', html`<script src="/a.js">${null}</script>`, '<script src="/a.js"></script>'],
      [
        'JSON',
        html`<script type="application/json">${data}</script>`,
        '<script type="application/json">{"a":"\\u003c/script\\u003e\\u003c!--","b":[1]}</script>',
      ],
      [
        'a part of JSON',
        html`<script type="IMPORTMAP">{"imports": ${{ "a'": '&' }}}</script>`,
        `<script type="IMPORTMAP">{"imports": {"a'":"\\u0026"}}</script>`,
      ],
    ])('html`...` takes in a <script> %s', (_name, markup, expected) => {
      expect(render(markup)).toBe(expected)
    })

    test.each<[string, () => Markup, RegExp]>([
      [
        'a string as all of the code',
        () => html`<script>${'f()'}</script>`,
        /^<script> expected js`...` or raw\(...\), since text is code/,
      ],
      ['CSS as code', () => html`<script>${css`a`}</script>`, /^<script> expected js/],
      [
        'what JSON can not carry',
        () => html`<script type=importmap>${undefined}</script>`,
        /^<script> expected a value that JSON can carry/,
      ],
      [
        'markup as data',
        () => html`<script>f(${B()})</script>`,
        /^<script> expected a value that JSON/,
      ],
      [
        'code that ends it',
        () => html`<script>${raw('</script>')}</script>`,
        /^<script> got code that holds "<\/script"/,
      ],
      [
        'code that ends it with the code beside it',
        () => html`<script>a <${js`/script>`}</script>`,
        /^<script> got code that holds "<\/script"/,
      ],
      [
        'code that makes a comment',
        () => html`<script>a = ${js`"<!--"`}</script>`,
        /^<script> got code that holds "<!--"/,
      ],
      [
        'another type from an object',
        () => html`<script ${{ type: 'text/x' }}>f(${1})</script>`,
        /^<script> expected no type from an object/,
      ],
    ])('html`...` refuses in a <script> %s', (_name, write, message) => {
      expect(() => render(write())).toThrow(TypeError)
      expect(() => render(write())).toThrow(message)
    })
  })

  describe('in a <style>', () => {
    test.each<Case>([
      [
        'values',
        html`<style>.a-${1} { width: ${2}px; content: "${'</style>'}" }</style>`,
        '<style>.a-1 { width: 2px; content: "\\3c /style\\3e " }</style>',
      ],
      [
        'CSS',
        html`<style>a { ${css`color: ${'red'}`} }</style>`,
        '<style>a { color: red }</style>',
      ],
      ['all of the CSS', html`<style>${css`a > b { }`}</style>`, '<style>a > b { }</style>'],
    ])('html`...` takes in a <style> %s', (_name, markup, expected) => {
      expect(render(markup)).toBe(expected)
    })

    test.each<[string, () => Markup, RegExp]>([
      [
        'a string as all of the CSS',
        () => html`<style>${'a {}'}</style>`,
        /^<style> expected css`...` or raw\(...\)/,
      ],
      ['JavaScript', () => html`<style>${js`a`}</style>`, /^<style> expected css/],
      [
        'two values as one',
        () => html`<style>a { b: ${'c; d: e'} }</style>`,
        /^<style> expected a number or one CSS value/,
      ],
      [
        'CSS that ends it',
        () => html`<style>${raw('</STYLE >')}</style>`,
        /^<style> got code that holds "<\/STYLE"/,
      ],
    ])('html`...` refuses in a <style> %s', (_name, write, message) => {
      expect(() => render(write())).toThrow(TypeError)
      expect(() => render(write())).toThrow(message)
    })
  })

  test('html`...` is compiled once per call site', () => {
    const write = (text: string) => html`<p title="${text}">${text}</p>`
    const [a, b] = [write('a'), write('b')] as unknown as { template: object }[]
    expect(a?.template).toBe(b?.template)
    expect(render(write('c'))).toBe('<p title="c">c</p>')
  })

  test('html`...` is a tag and no function', () => {
    const call = html as unknown as (...given: unknown[]) => Markup
    for (const given of ['<p>', ['<p>'], undefined, {}]) {
      expect(() => call(given)).toThrow(/^html`` expected to be a tag, not a call/)
    }
  })
})

test('an object of attributes can be the props of a component, whose children are no attribute', () => {
  const props = { id: 'a', children: ['b', P('c')] }
  expect(render(html`<p ${props}>${props.children[0]}</p>`)).toBe('<p id="a">b</p>')
  expect(render(html`<p class="x" ${props}></p>`)).toBe('<p class="x" id="a"></p>')
  expect(render(html`<p ${{ title: 't' }} ${props}></p>`)).toBe('<p title="t" id="a"></p>')
  expect(render(Div.with(props)())).toBe('<div id="a"></div>')
})

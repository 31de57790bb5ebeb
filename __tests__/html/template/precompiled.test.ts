import { describe, expect, test } from '@jest/globals'
import { B, js, render } from 'ft-response'
import { jsxAttr, jsxEscape, jsxTemplate } from '../../../lib/html/template/precompiled'

describe('precompiled JSX', () => {
  // As Deno writes it: https://docs.deno.com/runtime/reference/jsx/#jsx-precompile-transform
  test('precompiled JSX is the same markup as JSX', () => {
    const template = ['<div class="a" ', ' ', '>', '<br>', '</div>']
    const write = (id: string, hidden: boolean, child: string) =>
      jsxTemplate(template, jsxAttr('id', id), jsxAttr('hidden', hidden), jsxEscape(child), B('c'))
    expect(render(write('"', true, '<'))).toBe(
      '<div class="a" id="&quot;" hidden>&lt;<br><b>c</b></div>',
    )
    expect(render(write('b', false, ''))).toBe('<div class="a" id="b"><br><b>c</b></div>')
  })

  test('precompiled JSX takes all values of attributes', () => {
    const attribute = (name: string, value: Parameters<typeof jsxAttr>[1]) =>
      render(jsxTemplate(['<a ', '></a>'], jsxAttr(name, value)))
    expect(attribute('class', ['a', { b: true }])).toBe('<a class="a b"></a>')
    expect(attribute('href', 'javascript:x')).toBe('<a href="about:invalid"></a>')
    expect(attribute('onclick', js`f()`)).toBe('<a onclick="f()"></a>')
    expect(attribute('key', 1)).toBe('<a></a>')
    expect(attribute('ref', 'x')).toBe('<a></a>')
    expect(() => attribute('onclick', 'f()')).toThrow(/^<a> got a string for onclick/)
    expect(() => attribute('a b', 'c')).toThrow(/^<a> expected attribute names/)
  })

  test('precompiled JSX escapes children for their place', () => {
    const script = ['<script ', '>', '</script>']
    const type = jsxAttr('type', 'module')
    expect(render(jsxTemplate(script, type, js`f()`))).toBe('<script type="module">f()</script>')
    expect(() => render(jsxTemplate(script, type, 'f()'))).toThrow(/^<script> expected js/)
    expect(render(jsxTemplate(['<textarea>', '</textarea>'], '\n<'))).toBe(
      '<textarea>\n\n&lt;</textarea>',
    )
  })

  test('precompiled JSX is compiled once for each array', () => {
    const template = ['<p>', '</p>']
    const [a, b] = ['a', 'b'].map((text) => jsxTemplate(template, text)) as unknown as {
      template: object
    }[]
    expect(a?.template).toBe(b?.template)
  })

  test('precompiled JSX writes no attribute between tags', () => {
    expect(() => render(jsxTemplate(['<p>', '</p>'], jsxAttr('id', 'a')))).toThrow(TypeError)
  })
})

import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  createContext,
  createFt,
  Div,
  extend,
  Footer,
  html,
  P,
  prerender,
  render,
  Script,
  Title,
} from 'ft-response'
import { serve } from '../../support/serve'

describe('prerender()', () => {
  test('prerender() renders functions, JSX and templates to the same markup', () => {
    const expected = '<footer class="end">1 &lt; 2</footer>'
    expect(render(prerender(Footer({ class: 'end' }, '1 < 2')))).toBe(expected)
    expect(render(prerender(<footer class="end">{'1 < 2'}</footer>))).toBe(expected)
    expect(render(prerender(html`<footer class="end">${'1 < 2'}</footer>`))).toBe(expected)
  })

  test('prerender() returns a child for functions, JSX and templates', () => {
    const bold = prerender(['a', <b>b</b>, 1])
    expect(render(P(bold))).toBe('<p>a<b>b</b>1</p>')
    expect(render(<p>{bold}</p>)).toBe('<p>a<b>b</b>1</p>')
    expect(render(html`<p>${bold}</p>`)).toBe('<p>a<b>b</b>1</p>')
  })

  test('prerender() renders once, however often a page uses the result', () => {
    let calls = 0
    const Counted = () => <i>{++calls}</i>
    const counted = prerender(<Counted />)
    expect(render(Div(counted, counted))).toBe('<div><i>1</i><i>1</i></div>')
    expect(render(counted)).toBe('<i>1</i>')
  })

  test('prerender() reads contexts when it is called', () => {
    const Theme = createContext('light')
    const outside = prerender(Theme.use((theme) => theme))
    const Inside = () => prerender(Theme.use((theme) => theme))
    expect(render(Theme.provide('dark', outside, '-', <Inside />))).toBe('light-dark')
  })

  test('prerender() refuses promises, and handles their rejections', async () => {
    const failing = Promise.reject(new Error('late'))
    expect(() => prerender(P(failing))).toThrow(
      new TypeError(
        'prerender() expected content without promises: await them first, as in ' +
          'prerender(P(await load()))',
      ),
    )
    // Jest fails a test in which a rejection stays unhandled; it has to have the time to.
    for (let i = 0; i < 5; i++) await setImmediate()
  })

  test('prerender() throws errors of rendering at once', () => {
    // @ts-expect-error a Date is no child
    expect(() => prerender(P({}, new Date(0)))).toThrow('<p> expected children to be text')
  })

  test('prerender() does not turn text into code', () => {
    const text = prerender('alert(1)')
    expect(() => render(P({ onclick: text }))).toThrow('onclick')
    expect(() => render(Script(text))).toThrow('since text is code there')
    expect(() => render(html`<p onclick=${text}></p>`)).toThrow('onclick')
    expect(() => render(html`<script>${text}</script>`)).toThrow('since text is code there')
  })

  test('prerender() lets a document hoist elements of the head', async () => {
    const { ftResponse } = createFt()
    const head = prerender([Title('T'), html`<link rel="x">`, P('y')])
    const url = await serve((_req, res) => ftResponse(res, [head, 'z']))
    const page = await (await fetch(url)).text()
    expect(page).toContain('<title>T</title><link rel="x"></head><body><p>y</p>z</body>')
  })

  test('prerender() returns finished HTML, which extend() refuses', () => {
    expect(() => extend(prerender(P()), { id: 'a' })).toThrow('extend() expected an element')
  })
})

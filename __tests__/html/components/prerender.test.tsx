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
  test('renders functions, JSX and templates to the same markup', () => {
    const expected = '<footer class="end">1 &lt; 2</footer>'
    expect(render(prerender(Footer({ class: 'end' }, '1 < 2')))).toBe(expected)
    expect(render(prerender(<footer class="end">{'1 < 2'}</footer>))).toBe(expected)
    expect(render(prerender(html`<footer class="end">${'1 < 2'}</footer>`))).toBe(expected)
  })

  test('gives a child for all three', () => {
    const bold = prerender(['a', <b>b</b>, 1])
    expect(render(P(bold))).toBe('<p>a<b>b</b>1</p>')
    expect(render(<p>{bold}</p>)).toBe('<p>a<b>b</b>1</p>')
    expect(render(html`<p>${bold}</p>`)).toBe('<p>a<b>b</b>1</p>')
  })

  test('renders once, however often it stands in a page', () => {
    let calls = 0
    const Counted = () => <i>{++calls}</i>
    const counted = prerender(<Counted />)
    expect(render(Div(counted, counted))).toBe('<div><i>1</i><i>1</i></div>')
    expect(render(counted)).toBe('<i>1</i>')
  })

  test('reads contexts when it is called', () => {
    const Theme = createContext('light')
    const outside = prerender(Theme.use((theme) => theme))
    const Inside = () => prerender(Theme.use((theme) => theme))
    expect(render(Theme.provide('dark', outside, '-', <Inside />))).toBe('light-dark')
  })

  test('refuses promises, and takes care that none of them is unhandled', async () => {
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

  test('throws at once what rendering throws', () => {
    // @ts-expect-error a Date is no child
    expect(() => prerender(P({}, new Date(0)))).toThrow('<p> expected children to be text')
  })

  test('makes no code of text', () => {
    const text = prerender('alert(1)')
    expect(() => render(P({ onclick: text }))).toThrow('onclick')
    expect(() => render(Script(text))).toThrow('since text is code there')
    expect(() => render(html`<p onclick=${text}></p>`)).toThrow('onclick')
    expect(() => render(html`<script>${text}</script>`)).toThrow('since text is code there')
  })

  test('goes into the head of a document where it belongs there', async () => {
    const { ftResponse } = createFt()
    const head = prerender([Title('T'), html`<link rel="x">`, P('y')])
    const url = await serve((_req, res) => ftResponse(res, [head, 'z']))
    const page = await (await fetch(url)).text()
    expect(page).toContain('<title>T</title><link rel="x"></head><body><p>y</p>z</body>')
  })

  test('is no element any more', () => {
    expect(() => extend(prerender(P()), { id: 'a' })).toThrow('extend() expected an element')
  })
})

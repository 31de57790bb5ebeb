import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  createContext,
  createFt,
  Fragment,
  Html,
  html,
  type Markup,
  P,
  type PageOptions,
  raw,
  render,
  Title,
} from 'ft-response'
import { jsxAttr, jsxTemplate } from 'ft-response/jsx-runtime'
import { serve } from '../../support/serve'

async function documentOf(content: Child, page: PageOptions = {}): Promise<string> {
  const { ftResponse } = createFt({ page })
  const response = await fetch(await serve((_req, res) => ftResponse(res, content)))
  return response.text()
}

/** What a document has in its head, behind charset and viewport, and what in its body. */
async function partsOf(content: Child, page?: PageOptions): Promise<[string, string]> {
  const sent = await documentOf(content, page)
  const parts = /initial-scale=1">(.*)<\/head><body>(.*)<\/body><\/html>$/s.exec(sent)
  return [parts?.[1] ?? sent, parts?.[2] ?? '']
}

const text = '<x>'
const escaped = '&lt;x&gt;'

describe('hoisting out of templates', () => {
  test('a template has its title, meta, link, style and base hoisted, in order, out of the body', async () => {
    const content = html`
      <title>${text}</title><main class=${text}>${text}</main>
      <meta name="a" content=${text}>between
      <link rel="stylesheet" href="/a.css"><LINK rel="icon" href="${text}/i.png"/>
      <style media=${text}>p { width: ${2}px }</style><script>f(${text})</script>
      <base href="/"><p hidden=${true}>last`
    const [head, body] = await partsOf(content, { title: 'App', head: raw('<!---->') })
    expect(head).toBe(
      `<title>${escaped}</title><meta name="a" content="${escaped}">` +
        '<link rel="stylesheet" href="/a.css"><LINK rel="icon" href="&lt;x&gt;/i.png" />' +
        `<style media="${escaped}">p { width: 2px }</style><base href="/"><!---->`,
    )
    expect(body.replace(/\s+/g, ' ')).toBe(
      ` <main class="${escaped}">${escaped}</main> between <script>f("\\u003cx\\u003e")</script> <p hidden>last`,
    )
  })

  test('elements in the values of a template are hoisted, as in an array', async () => {
    const content = html`${Title('own')}<h1>${text}</h1>${Promise.resolve([raw('<hr>'), text])}
      ${Fragment(html`<link rel="a"><p>${text}</p>`, html`${html`<meta name=${text}>`}`)}${null}`
    const [head, body] = await partsOf(content)
    expect(head).toBe(`<title>own</title><link rel="a"><meta name="${escaped}">`)
    expect(body.replace(/\s+/g, ' ')).toBe(`<h1>${escaped}</h1><hr>${escaped} <p>${escaped}</p>`)
  })

  test('the last title wins, in a template or in its values', async () => {
    const titles = (own: string) => html`<title>first</title>${Title(own)}`
    expect(await partsOf([titles('second'), html`<title>last</title>`])).toEqual([
      '<title>last</title>',
      '',
    ])
    expect(await partsOf(titles('second'))).toEqual(['<title>second</title>', ''])
  })

  test('white space between the values of a template is kept', async () => {
    expect(await partsOf(html`${'a'} ${'b'}`)).toEqual(['', 'a b'])
  })

  test('text before a hoisted element does not join the text after it', async () => {
    const value = 'img src=x onerror=alert(1) x'
    const [, body] = await partsOf(html`1 <<style>p{}</style>${value}<p>x</p>`)
    expect(body).toBe(`1 &lt;${value}<p>x</p>`)
    expect(() => html`&am<title>x</title>p;`).toThrow(
      'which the text behind the tag could continue',
    )
    expect(() => html`&<link rel="a">${'lt;b'}`).toThrow('write &amp; for the character')
    expect(render(html`&am<b>x</b>p;`)).toBe('&am<b>x</b>p;')
  })

  test('each page gets its own values of a template', async () => {
    const page = (name: string) => html`<title>${name}</title><p>${name}</p>`
    for (const name of ['a', 'b', 'a']) {
      expect(await partsOf(page(name))).toEqual([`<title>${name}</title>`, `<p>${name}</p>`])
    }
  })
})

describe('a template at the top of a page', () => {
  const page = (name: string) => html`<title>${name}</title><p>${name}</p>`
  const parts = ['<title>x</title>', '<p>x</p>']

  test('a template is hoisted out of in an array, a fragment, a promise and a component', async () => {
    const Theme = createContext('light')
    const Page = () => page(Theme.get())
    const Late = async () => html`${<Page />}`
    for (const content of [
      [[page('x')]],
      Fragment(page('x')),
      Promise.resolve(page('x')),
      <Theme value="x">
        <Page />
      </Theme>,
      <Theme value="x">
        <Late />
      </Theme>,
    ]) {
      expect(await partsOf(content)).toEqual(parts)
    }
  })

  test('precompiled JSX is hoisted out of as templates are', async () => {
    const strings = ['<title>', '</title><link rel="icon" ', '/><p>', '</p>']
    const content = jsxTemplate(strings, 'x', jsxAttr('href', '/i.png'), 'y')
    expect(await partsOf(content)).toEqual([
      '<title>x</title><link rel="icon" href="/i.png" />',
      '<p>y</p>',
    ])
  })

  test('elements deeper in a template stay where they are', async () => {
    for (const content of [
      html`<div><title>a</title><style>p {}</style>${Title('b')}</div>`,
      html`<svg><title>a</title></svg>`,
      html`<p>a<link rel="x">${Title('b')}`,
      html`<template><title>a</title></template>`,
      P(page('x')),
    ]) {
      expect((await partsOf(content))[0]).toBe('')
    }
    expect((await partsOf(html`<div>${page('x')}</div>`))[1]).toBe(
      '<div><title>x</title><p>x</p></div>',
    )
  })

  test('a template fails if one of its values fails', async () => {
    const { ftResponse } = createFt({ tasks: { onError: () => {} } })
    const answer = async (content: Markup) =>
      (await fetch(await serve((_req, res) => ftResponse(res, content)))).status
    expect(await answer(html`<title>${new Date(0) as never}</title>`)).toBe(500)
    expect(await answer(html`<p>x</p>${Promise.reject(new Error('no rows'))}`)).toBe(500)
  })

  test('a template in a fragment stays as it is', async () => {
    const { ftResponse } = createFt()
    const url = await serve((_req, res) => ftResponse(res, [page('x'), html`<p>y</p>`]))
    const response = await fetch(url, { headers: { 'HX-Request': 'true' } })
    expect(await response.text()).toBe(`${parts.join('')}<p>y</p>`)
  })
})

describe('a nonce', () => {
  test('the scripts, styles and links at the top of a template get the nonce', async () => {
    const own = { nonce: 'own' }
    const content = html`<style title="a > b">p {}</style><link rel=${text}><meta name="a">
      <link nonce="own"><LINK ${own}><style nonce=${undefined}></style><script></script>`
    const [head, body] = await partsOf(content, { nonce: '"n' })
    const nonce = 'nonce="&quot;n"'
    expect(head).toBe(
      `<style ${nonce} title="a > b">p {}</style><link ${nonce} rel="${escaped}"><meta name="a">` +
        `<link nonce="own"><LINK nonce="own"><style ${nonce}></style>`,
    )
    expect(body.trim()).toBe(`<script ${nonce}></script>`)
  })
})

describe('a template that is a whole document', () => {
  const whole = (title: string) => html`<html lang=la><head><title>${title}</title></head></html>`

  test('a template with <html> is sent as it is, with a doctype', async () => {
    const sent = '<html lang=la><head><title>x</title></head></html>'
    expect(await documentOf(whole('x'), { title: 'App' })).toBe(`<!doctype html>${sent}`)
    expect(await documentOf(html`<!DOCTYPE html>\n<html>${text}</html>`)).toBe(
      `<!DOCTYPE html>\n<html>${escaped}</html>`,
    )
  })

  test('a template with a doctype may leave out the tag of <html>', async () => {
    expect(await documentOf(html`<!doctype html><title>${text}</title>${P('x')}`)).toBe(
      `<!doctype html><title>${escaped}</title><p>x</p>`,
    )
  })

  test('a whole document may be the value of a template with white space and comments', async () => {
    expect(await documentOf(html`<!-- page --> ${whole('x')} ${null}\n`)).toMatch(
      /^<!doctype html><!-- page --> <html lang=la>.*<\/html>\s+$/,
    )
    expect(await documentOf(html` ${Html()}`)).toBe('<!doctype html> <html></html>')
  })
})

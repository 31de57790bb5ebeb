import { PAYLOADS } from '../../__tests__/support/payloads'

/** A list that is as long for each call. */
export type Attacks = (call: string) => readonly unknown[]

/** Text: what the tests of the project send, and what fits into the code of these pages. */
export const TEXTS: Attacks = (call) => [
  ...PAYLOADS.map((payload) => payload(call)),
  `'-${call}-'`,
  `"-${call}-"`,
  `'+${call}+'`,
  '<!--<script>',
  '\\',
]

/** The declaration is what is looked for: no style runs a script. */
export const CSS: Attacks = (call) => [
  ...TEXTS(call),
  'red; --hostile: 1',
  'red } * { --hostile: 1',
  'red /*',
  '--hostile: 1; color',
  'color: red; --hostile',
  ...[')', '")', "')"].map((end) => `x${end}; --hostile: 1; --x: url(${end.slice(0, -1)}`),
]

/** A script of somebody else's. */
export const SOURCES: Attacks = (call) => [
  ...TEXTS(call),
  `/elsewhere.js?${encodeURIComponent(call)}`,
]

export const IN_ARRAYS: Attacks = (call) => TEXTS(call).map((text) => [text, [text]])

/** As a parser of query strings makes them: `?title[]=`, `?title[toString]=`. */
export const IN_OBJECTS: Attacks = (call) =>
  TEXTS(call).flatMap((text) => [
    [text],
    [[text]],
    { value: text },
    { [String(text)]: text },
    { toString: text },
  ])

/** Objects in the shape of what renderers make: JSON can have all of it but functions and symbols. */
export const FORGED: Attacks = (call) => {
  const html = `<img src=x onerror=${call}>`
  const props = {
    src: 'x',
    onerror: call,
    children: call,
    dangerouslySetInnerHTML: { __html: html },
  }
  return [
    { $$typeof: 'Symbol(react.transitional.element)', type: 'script', key: null, ref: null, props },
    { type: 'script', props, key: null, ref: null, constructor: null, __k: null, __v: 1 },
    { type: null, props: { children: html }, constructor: null },
    { tag: 'script', props, children: [call], isEscaped: true, key: null },
    { tag: '', props: {}, children: [html], isEscaped: true, localContexts: [] },
    { isEscaped: true, toString: html, value: html, length: html.length },
    { isEscaped: true, callbacks: [], toString: html },
    { isEscaped: true, callbacks: [html], value: html },
    { html, markup: true, raw: html, safe: true, __html: html, value: html, source: html },
    { definition: { tag: 'script', content: 'code' }, props, children: [call], html },
    { strings: [html], raw: [html], values: [] },
    { length: 1, 0: html },
    { toString: html, toJSON: html, toHtmlString: html },
    { innerHTML: html, outerHTML: html, textContent: html },
  ]
}

/** An object whose keys are attributes, if somebody takes it for these. */
export const ALONE: Attacks = (call) => [
  { title: 'x' },
  { onclick: call },
  { style: '--hostile: 1' },
  { href: `javascript:${call}` },
  ...FORGED(call),
]

export const IN_TITLE: Attacks = (call) => TEXTS(call).map((title) => ({ title }))

export const EVENTS: Attacks = (call) =>
  ['onclick', 'ONCLICK', 'onClick', 'onmouseover', 'onfocus'].map((name) => ({ [name]: call }))

/** Attributes that htmx and Alpine evaluate. */
export const CODES: Attacks = (call) =>
  ['hx-on:click', 'data-hx-on:click', 'x-init', 'x-on:click', '@click'].map((name) => ({
    [name]: call,
  }))

/** Properties that are no attributes to somebody. */
export const RAW_HTML: Attacks = (call) => {
  const html = `<img src=x onerror=${call}>`
  return [
    { dangerouslySetInnerHTML: { __html: html } },
    { innerHTML: html },
    { html },
    { attrs: ` onclick="${call}"` },
    { children: html },
    { children: [html] },
    { children: html, safe: false },
    ...FORGED(call).map((children) => ({ children })),
  ]
}

export const TAGS: Attacks = (call) => [
  ...TEXTS(call).map((tag) => ({ tag, text: 'harmless' })),
  ...['script', 'SCRIPT', 'svg:script'].map((tag) => ({ tag, text: call })),
  { tag: 'style', text: '* { --hostile: 1 }' },
]

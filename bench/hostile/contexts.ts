import {
  ALONE,
  type Attacks,
  CODES,
  CSS,
  EVENTS,
  FORGED,
  IN_ARRAYS,
  IN_OBJECTS,
  IN_TITLE,
  RAW_HTML,
  SOURCES,
  TAGS,
} from './attacks'

/** A place in a page that has a value of the user in it. */
export interface Context {
  /** In Markdown. */
  readonly title: string
  /** What an attacker sends there, besides text, to have `call` evaluated. */
  readonly attacks?: Attacks
  /** What others send; 'harmless' if nothing is said. */
  readonly harmless?: unknown
  /** The names of elements and attributes are not the page's own. */
  readonly names?: true
  /** A page can do only one of these at a time. */
  readonly navigates?: true
  /** What gives the value back in a browser: text may be out of harm's way and yet be lost. */
  readonly arrives?: string
}

export const CONTEXTS = {
  text: { title: 'text in `<p>`', arrives: at('p', 'textContent') },
  textarea: { title: 'text in `<textarea>`', arrives: at('textarea', 'value') },
  title: { title: 'text in `<title>`', arrives: at('section title', 'textContent') },
  noscript: { title: 'text in `<noscript>`' },
  svg: { title: 'text in `<svg>`', arrives: at('text', 'textContent') },
  math: { title: 'text in `<math>`', arrives: at('mtext', 'textContent') },
  comment: { title: 'text in `<!-- -->`' },
  array: {
    title: 'an array of JSON as the only child',
    attacks: IN_ARRAYS,
    harmless: ['a', ['b']],
  },
  forged: {
    title: 'an object of JSON after a text',
    attacks: FORGED,
    harmless: { name: 'harmless' },
  },
  alone: {
    title: 'an object of JSON as the only child',
    attacks: ALONE,
    harmless: { name: 'harmless' },
  },

  attribute: { title: '`title="…"`', arrives: at('p', 'title') },
  unquoted: { title: '`title=…`', arrives: at('p', 'title') },
  inNoscript: { title: '`title="…"` inside of `<noscript>`' },
  data: { title: 'JSON in `data-user="…"`', arrives: `JSON.parse(${at('p', 'dataset.user')})` },
  objects: {
    title: 'an array or object for `title`',
    attacks: IN_OBJECTS,
    harmless: ['harmless'],
  },
  name: { title: "an attribute's name", names: true },
  values: {
    title: 'attributes of JSON: `title`',
    attacks: IN_TITLE,
    harmless: { title: 'harmless' },
  },
  events: {
    title: 'attributes of JSON: `onclick` and the like',
    attacks: EVENTS,
    harmless: { lang: 'en' },
    names: true,
  },
  codes: {
    title: 'attributes of JSON: `hx-on:click`, `x-on:click`',
    attacks: CODES,
    harmless: { lang: 'en' },
    names: true,
  },
  html: {
    title: 'attributes of JSON: `innerHTML` and the like',
    attacks: RAW_HTML,
    // As many as the largest of these.
    harmless: { lang: 'en', title: 'harmless' },
    names: true,
  },
  tag: {
    title: "an element's name",
    attacks: TAGS,
    harmless: { tag: 'b', text: 'harmless' },
    names: true,
  },

  href: { title: '`<a href>`' },
  svgHref: { title: '`<a xlink:href>` in SVG' },
  setHref: { title: '`<set to>` of an `href` in SVG' },
  useHref: { title: '`<use href>` in SVG' },
  iframe: { title: '`<iframe src>`' },
  object: { title: '`<object data>`' },
  action: { title: '`<form action>`', navigates: true },
  formaction: { title: '`<button formaction>`', navigates: true },
  refresh: { title: '`<meta http-equiv=refresh>`', navigates: true },
  script: { title: '`<script src>`', attacks: SOURCES, harmless: '/harmless.js' },
  srcdoc: { title: '`<iframe srcdoc>`' },

  onclick: { title: '`onclick="greet(\'…\')"`' },
  onclickJson: { title: '`onclick="greet(…)"`, the value as JSON' },
  hxOn: { title: '`hx-on:click="greet(\'…\')"`' },
  alpine: { title: '`x-on:click="greet(\'…\')"`' },
  alpineData: { title: '`x-data="{ name: \'…\' }"`' },
  hxVals: { title: '`hx-vals="…"`' },
  hxTrigger: { title: '`hx-trigger="click[this.name == \'…\']"`' },
  hxGet: { title: '`hx-get="…"`' },

  scriptText: { title: "`<script>window.user = '…'`", arrives: 'window.user' },
  scriptNumber: { title: '`<script>greet(…)`, meant for a number' },
  scriptJson: { title: '`<script>window.user = …`, the value as JSON', arrives: 'window.user' },
  scriptData: {
    title: '`<script type=application/json>…`, the value as JSON',
    arrives: `JSON.parse(${at('script[type]', 'textContent')})`,
  },

  style: { title: '`style="color: …"`, as text', attacks: CSS },
  styleObject: { title: '`style` as an object, a value', attacks: CSS },
  styleKey: { title: '`style` as an object, a name', attacks: CSS },
  cssUrl: { title: '`style="background: url(…)"`', attacks: CSS },
  css: { title: '`<style>#card { color: … }`', attacks: CSS },
} satisfies Readonly<Record<string, Context>>

export type ContextName = keyof typeof CONTEXTS

export const CONTEXT_NAMES = Object.keys(CONTEXTS) as ContextName[]

/**
 * How a renderer's user writes each of these; nothing where there is no way to write it. All but the
 * value is the programmer's, and nothing is written that turns escaping off.
 */
export type Pages<Page> = Readonly<Record<ContextName, ((value: never) => Page) | undefined>>

/** The same for templates that are text. */
export type Sources = Readonly<Record<ContextName, string | undefined>>

function at(selector: string, property: string): string {
  return `document.querySelector(${JSON.stringify(selector)}).${property}`
}

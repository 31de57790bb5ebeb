import {
  type Attributes,
  type Child,
  type ElementFunction,
  element,
  html,
  js,
  json,
  type Markup,
} from 'ft-response'
import { jsx } from 'ft-response/jsx-runtime'

/** An element with what an attacker sent in one of its places. */
export type Spec = readonly [
  tag: string,
  attributes: Readonly<Record<string, unknown>>,
  ...children: unknown[],
]

export interface Context {
  readonly name: string
  readonly write: (value: string) => Spec
  /** Chromium runs a script there if nobody escapes or refuses anything. */
  readonly runs?: true
  /** The names of attributes are the attacker's too. */
  readonly names?: true
}

const attribute = (
  tag: string,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Omit<Context, 'runs'> => ({
  name: `<${tag} ${name}>`,
  write: (value) => [tag, { ...more, [name]: value }],
})

const runs = (context: Omit<Context, 'runs'>): Context => ({ ...context, runs: true })

const text = (tag: string): Context => ({
  name: `text in <${tag}>`,
  write: (value) => [tag, {}, value],
})

/** An object as a request's body or query may be one. */
const parsed = (value: unknown) => JSON.parse(JSON.stringify(value))

export const CONTEXTS: readonly Context[] = [
  ...['p', 'svg', 'title', 'textarea', 'noscript', 'template', 'style', 'script'].map((tag) =>
    tag === 'template' ? text(tag) : runs(text(tag)),
  ),
  ...['plaintext', 'math', 'select', 'table', 'xmp', 'iframe', 'pre', 'option', 'button'].map(text),
  runs({ name: 'text in an array of JSON', write: (value) => ['p', {}, parsed([value, [value]])] }),
  { name: 'text that comes later', write: (value) => ['p', {}, Promise.resolve(value)] },
  {
    name: 'an object of JSON as a child',
    write: (value) => ['p', {}, parsed({ html: value, children: value, markup: true })],
  },
  {
    name: 'an object of JSON that looks like an element',
    write: (value) => [
      'p',
      {},
      parsed({ definition: { tag: 'script', content: 'code' }, children: value, html: value }),
    ],
  },

  runs(attribute('p', 'title')),
  runs(attribute('p', 'id')),
  runs(attribute('p', 'class')),
  runs(attribute('input', 'value')),
  runs(attribute('p', 'data-x')),
  attribute('p', 'aria-label'),
  { name: 'a list of classes', write: (value) => ['p', { class: ['a', value] }] },
  { name: 'a record of classes', write: (value) => ['p', { class: { a: true, [value]: true } }] },
  { name: 'an object for data', write: (value) => ['p', { 'data-x': { [value]: value } }] },
  { name: 'an object for hx-vals', write: (value) => ['p', { 'hx-vals': { [value]: value } }] },
  { name: 'an object for an attribute', write: (value) => ['p', { title: parsed({ value }) }] },
  {
    name: 'an object with toString() for an attribute',
    write: (value) => ['p', { title: { toString: () => value } }],
  },
  { name: 'an array for an attribute', write: (value) => ['p', { title: [value] }] },
  { name: 'an array for onclick', write: (value) => ['p', { onclick: [value] }] },
  {
    name: '<noscript> around an attribute',
    write: (value) => ['noscript', {}, ['a', { title: value, href: value }, 'x']],
    runs: true,
  },

  {
    name: 'the name of an attribute',
    write: (value) => ['p', { [value]: 'x' }],
    names: true,
    runs: true,
  },
  {
    name: 'the name of an attribute of JSON',
    write: (value) => ['p', parsed({ [value]: value })],
    names: true,
  },
  {
    name: 'properties that other renderers take for HTML',
    write: (value) => [
      'p',
      parsed({
        dangerouslySetInnerHTML: { __html: value },
        innerHTML: value,
        html: value,
        attrs: value,
      }),
    ],
    names: true,
  },
  {
    name: 'a prototype of JSON',
    write: (value) => [
      'p',
      JSON.parse(JSON.stringify({ x: { onclick: value } }).replace('"x"', '"__proto__"')),
    ],
    names: true,
  },
  { name: 'the name of an element', write: (value) => [value, {}, 'x'] },

  ...['onclick', 'ONCLICK', 'onClick', 'onmouseover', 'onfocus'].map((name) =>
    runs(attribute('button', name)),
  ),
  ...['hx-on:click', 'HX-ON:CLICK', 'data-hx-on:click', 'hxOn:click', 'hx-on-click'].map((name) =>
    name === 'hxOn:click' || name === 'hx-on-click' || name.startsWith('data')
      ? attribute('button', name)
      : runs(attribute('button', name)),
  ),
  ...[
    'hx-live',
    'hx-vars',
    'x-data',
    'x-html',
    '@click',
    ':class',
    '_',
    'script',
    'data-script',
  ].map((name) => attribute('p', name)),
  ...['hx-vals', 'hx-headers', 'hx-config', 'data-hx-vals', 'hx-vals:inherited', 'HX-VALS'].map(
    (name) => attribute('button', name, { 'hx-get': '/answer', 'hx-trigger': 'click' }),
  ),
  attribute('button', 'hx-confirm', { 'hx-get': '/answer', 'hx-trigger': 'click' }),
  attribute('button', 'hx-trigger', { 'hx-get': '/answer' }),
  ...['hx-config', 'HX-CONFIG', 'data-hx-config', 'hx-status:200', 'hx-status:2xx:inherited'].map(
    (name) => runs(attribute('button', name, { 'hx-get': '/answer', 'hx-trigger': 'click' })),
  ),
  ...['hx-boost', 'hx-boost:inherited'].map((name) =>
    runs(attribute('a', name, { href: '/answer' })),
  ),
  ...['timeout', 'action', 'text', 'headers'].map((key) => ({
    name: `an option ${key} of hx-config`,
    write: (value: string): Spec => [
      'div',
      { 'hx-config:inherited': { [key]: key === 'headers' ? { a: value } : value } },
      ['button', { 'hx-get': '/answer', 'hx-config:append': 'timeout:5' }, 'x'],
    ],
  })),
  {
    name: 'JSON for hx-config',
    write: (value) => ['button', { 'hx-get': '/answer', 'hx-config': json({ [value]: value }) }],
  },
  ...['hx-vals', 'hx-headers', 'hx-confirm'].map((name) => ({
    name: `${name} that is appended to code`,
    write: (value: string): Spec => [
      'div',
      { [`${name}:inherited`]: js`js:{a: 1}` },
      ['button', { 'hx-get': '/answer', [`${name}:append`]: value }, 'x'],
    ],
  })),
  {
    name: 'hx-vals to which something is appended',
    write: (value) => [
      'div',
      { 'hx-vals:inherited': value },
      ['button', { 'hx-get': '/answer', 'hx-vals:append': { b: 1 } }, 'x'],
    ],
    runs: true,
  },
  ...[
    'hx-target',
    'hx-swap',
    'hx-select',
    'hx-include',
    'hx-sync',
    'hx-status:404',
    'hx-indicator',
  ].map((name) => attribute('button', name, { 'hx-get': '/answer', 'hx-trigger': 'click' })),
  ...['hx-get', 'hx-post', 'hx-action', 'hx-push-url', 'data-hx-get'].map((name) =>
    attribute('button', name, { 'hx-trigger': 'click' }),
  ),
  ...[
    ...['hx-sse:connect', 'hx-multipart:connect', 'hx-ws:connect', 'data-hx-sse:connect'],
    ...['sse-connect', 'ws-connect', 'hx-sse:connect:inherited'],
  ].map((name) => attribute('div', name)),

  runs(attribute('a', 'href')),
  attribute('a', 'HREF', { 'hx-boost': 'true' }),
  runs(attribute('iframe', 'src')),
  runs(attribute('iframe', 'srcdoc')),
  runs(attribute('embed', 'src')),
  runs(attribute('object', 'data')),
  attribute('img', 'src'),
  attribute('img', 'srcset'),
  attribute('video', 'poster'),
  attribute('link', 'href', { rel: 'stylesheet' }),
  runs(attribute('script', 'src')),
  attribute('a', 'ping', { href: '#a' }),
  attribute('base', 'href'),
  attribute('meta', 'content', { 'http-equiv': 'refresh' }),
  {
    name: '<form action>',
    write: (value) => ['form', { action: value }, ['button', {}, 'x']],
    runs: true,
  },
  {
    name: '<button formaction>',
    write: (value) => ['form', {}, ['button', { formaction: value }, 'x']],
    runs: true,
  },
  ...['href', 'xlink:href'].flatMap((name) => [
    {
      name: `<a ${name}> in SVG`,
      write: (value: string): Spec => [
        'svg',
        {},
        ['a', { [name]: value }, ['text', { y: 20 }, 'x']],
      ],
      runs: true as const,
    },
    {
      name: `<use ${name}> in SVG`,
      write: (value: string): Spec => ['svg', {}, ['use', { [name]: value }]],
    },
    {
      name: `<image ${name}> in SVG`,
      write: (value: string): Spec => ['svg', {}, ['image', { [name]: value }]],
    },
    {
      name: `<script ${name}> in SVG`,
      write: (value: string): Spec => ['svg', {}, ['script', { [name]: value }]],
      runs: true as const,
    },
  ]),
  { name: 'href in MathML', write: (value) => ['math', {}, ['mtext', { href: value }, 'x']] },
  ...['to', 'from', 'by', 'values'].flatMap((name) =>
    ['animate', 'set'].map((tag) => ({
      name: `<${tag} ${name}> of an href`,
      write: (value: string): Spec => [
        'svg',
        {},
        [
          'a',
          {},
          [
            tag,
            {
              attributeName: 'href',
              [name]: value,
              ...(tag === 'animate' && { dur: '1s', fill: 'freeze' }),
            },
          ],
          ['text', { y: 20 }, 'x'],
        ],
      ],
    })),
  ),

  attribute('p', 'style'),
  { name: 'a value of style', write: (value) => ['p', { style: { color: value } }] },
  { name: 'a property of style', write: (value) => ['p', { style: { [value]: 'red' } }] },

  {
    name: 'data in js`...` in a script',
    write: (value) => ['script', {}, js`window.data = ${value}`],
  },
  {
    name: 'data in an object in js`...`',
    write: (value) => ['script', {}, js`window.data = ${{ [value]: [value] }}`],
  },
  {
    name: 'data in js`...` in onclick',
    write: (value) => ['button', { onclick: js`window.data = ${value}` }],
  },
  {
    name: 'data in js`...` in hx-on',
    write: (value) => ['button', { 'hx-on:click': js`window.data = ${value}` }],
  },
  { name: 'json() in a script', write: (value) => ['script', {}, json([value])] },
  {
    name: 'json() in a script of data',
    write: (value) => ['script', { type: 'application/json' }, json({ [value]: value })],
  },
  {
    name: 'json() in hx-vals',
    write: (value) => ['button', { 'hx-get': '/answer', 'hx-vals': json({ value }) }],
  },
  { name: 'json() in data', write: (value) => ['p', { 'data-x': json(value) }] },
]

type Writer = (spec: Spec) => Child

const childrenOf = (children: readonly unknown[], write: Writer): Child[] =>
  children.map((child) => (isSpec(child) ? write(child) : (child as Child)))

/** The ways to write markup, each of which must be as safe as the others. */
export const WRITERS: Readonly<Record<string, Writer>> = {
  functions: writeWithFunctions,
  JSX: writeWithJsx,
  'html`...` with a hole for each value': writeWithHoles,
  'html`...` with an object of attributes': writeWithObject,
}

function writeWithFunctions([tag, attributes, ...children]: Spec): Markup {
  const make = element(tag) as ElementFunction<Attributes>
  return make(attributes as Attributes, ...childrenOf(children, writeWithFunctions))
}

function writeWithJsx([tag, attributes, ...children]: Spec): Markup {
  const given = childrenOf(children, writeWithJsx)
  return jsx(tag, { ...attributes, ...(given.length > 0 && { children: given }) } as Attributes)
}

function writeWithHoles([tag, attributes, ...children]: Spec): Markup {
  const names = Object.keys(attributes)
  refuseHostile([tag, ...names])
  const given = childrenOf(children, writeWithHoles)
  const start = names.map((name, i) => `${i === 0 ? `<${tag}` : ''} ${name}=`)
  return template(names.length === 0 ? [`<${tag}`] : start, tag, Object.values(attributes), given)
}

function writeWithObject([tag, attributes, ...children]: Spec): Markup {
  refuseHostile([tag])
  return template([`<${tag} `], tag, [attributes], childrenOf(children, writeWithObject))
}

/** A name that an attacker sent cannot get into the text of a template. */
function refuseHostile(names: readonly string[]): void {
  const hostile = names.find((name) => !/^[\w:@.-]+$/.test(name))
  if (hostile !== undefined) throw new TypeError(`${hostile} is no name of the program's own`)
}

const VOID = new Set(['base', 'embed', 'img', 'input', 'link', 'meta'])

/** `` html`...` `` as it would stand in a file: all but the values is the programmer's. */
function template(
  start: readonly string[],
  tag: string,
  values: readonly unknown[],
  children: readonly unknown[],
): Markup {
  const end = VOID.has(tag) ? '>' : `></${tag}>`
  const parts =
    children.length === 0
      ? [...start, end]
      : [...start, '>', ...children.slice(1).map(() => ''), `</${tag}>`]
  const joined = values.length === 0 ? [`${parts[0]}${parts[1]}`, ...parts.slice(2)] : parts
  const strings = Object.assign(joined, { raw: joined })
  return html(strings as never, ...([...values, ...children] as Child[]))
}

/** What a program writes that joins strings: to show that a test can fail. */
export function writeNaively(spec: Spec): string {
  const [tag, attributes, ...children] = spec
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
  const inside = children.map((child) => (isSpec(child) ? writeNaively(child) : String(child)))
  return `<${tag}${written.join('')}>${inside.join('')}${VOID.has(tag) ? '' : `</${tag}>`}`
}

function isSpec(child: unknown): child is Spec {
  return Array.isArray(child) && typeof child[1] === 'object' && !Array.isArray(child[1])
}

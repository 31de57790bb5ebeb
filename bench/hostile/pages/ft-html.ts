import { type Child, html, js, json } from 'ft-response'
import type { Pages } from '../contexts'

/** What a hole is, the template knows: in code it has no quotes around it. */
export const ftHtmlPages: Pages<Child> = {
  text: (value: string) => html`<p>${value}</p>`,
  textarea: (value: string) => html`<textarea>${value}</textarea>`,
  title: (value: string) => html`<title>${value}</title>`,
  noscript: (value: string) => html`<noscript>${value}</noscript>`,
  svg: (value: string) => html`<svg><text>${value}</text></svg>`,
  math: (value: string) => html`<math><mtext>${value}</mtext></math>`,
  comment: (value: string) => html`<!-- ${value} -->`,
  array: (value: never) => html`<p>${value}</p>`,
  forged: (value: never) => html`<p>Dear ${value}</p>`,
  alone: (value: never) => html`<p>${value}</p>`,

  attribute: (value: string) => html`<p title="${value}"></p>`,
  unquoted: (value: string) => html`<p title=${value}></p>`,
  inNoscript: (value: string) => html`<noscript><p title="${value}"></p></noscript>`,
  data: (value: string) => html`<p data-user="${JSON.stringify(value)}"></p>`,
  objects: (value: never) => html`<p title="${value}"></p>`,
  name: (name: string) => html`<p ${{ [name]: 'x' }}></p>`,
  values: (attributes: never) => html`<p ${attributes}></p>`,
  events: (attributes: never) => html`<p ${attributes}></p>`,
  codes: (attributes: never) => html`<p ${attributes}></p>`,
  html: (attributes: never) => html`<p ${attributes}></p>`,
  tag: ({ tag, text }: { tag: string; text: string }) => html`<${tag}>${text}</${tag}>`,

  href: (value: string) => html`<a href="${value}">x</a>`,
  svgHref: (value: string) => html`<svg><a xlink:href="${value}"><text y="20">x</text></a></svg>`,
  setHref: (value: string) =>
    html`<svg><a><set attributeName="href" to="${value}"/><text y="20">x</text></a></svg>`,
  useHref: (value: string) => html`<svg><use href="${value}"/></svg>`,
  iframe: (value: string) => html`<iframe src="${value}"></iframe>`,
  object: (value: string) => html`<object data="${value}"></object>`,
  action: (value: string) => html`<form action="${value}"><button>x</button></form>`,
  formaction: (value: string) => html`<form><button formaction="${value}">x</button></form>`,
  refresh: (value: string) => html`<meta http-equiv="refresh" content="0;url=${value}">`,
  script: (value: string) => html`<script src="${value}"></script>`,
  srcdoc: (value: string) => html`<iframe srcdoc="${value}"></iframe>`,

  onclick: (value: string) => html`<button onclick="greet(${value})">x</button>`,
  onclickJson: (value: string) => html`<button onclick="greet(${json(value)})">x</button>`,
  hxOn: (value: string) => html`<button hx-on:click="greet(${value})">x</button>`,
  alpine: (value: string) =>
    html`<p x-data="{}"><button x-on:click="greet(${value})">x</button></p>`,
  alpineData: (value: string) => html`<p x-data="{ name: ${value} }"></p>`,
  hxVals: (value: string) => html`<button hx-get="/answer" hx-vals="${value}">x</button>`,
  hxTrigger: (value: string) =>
    html`<button hx-get="/answer" hx-trigger="${js`click[this.name == ${value}]`}">x</button>`,
  hxGet: (value: string) => html`<button hx-get="${value}">x</button>`,

  scriptText: (value: string) => html`<script>window.user = ${value}</script>`,
  scriptNumber: (value: string) => html`<script>greet(${value})</script>`,
  scriptJson: (value: string) => html`<script>window.user = ${json(value)}</script>`,
  scriptData: (value: string) => html`<script type="application/json">${json(value)}</script>`,

  style: (value: string) => html`<p style="color: ${value}"></p>`,
  styleObject: (value: string) => html`<p style=${{ color: value }}></p>`,
  styleKey: (name: string) => html`<p style=${{ [name]: 'red' }}></p>`,
  cssUrl: (value: string) => html`<p style="background: url('${value}')"></p>`,
  css: (value: string) => html`<style>#card { color: ${value} }</style>`,
}

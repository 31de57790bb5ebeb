import {
  A,
  Button,
  type Child,
  css,
  element,
  Form,
  Iframe,
  js,
  json,
  Meta,
  Noscript,
  ObjectElement,
  P,
  Script,
  SetElement,
  Style,
  Svg,
  Text,
  Textarea,
  Title,
  Use,
} from 'ft-response'
import type { Pages } from '../contexts'

const MathElement = element('math')
const Mtext = element('mtext')
// Of A's attributes, those of SVG are not typed.
const SvgA = element('a')

/** What came as JSON has any type in an application, so the compiler is of no help in these. */
export const functionPages: Pages<Child> = {
  text: (value: string) => P(value),
  textarea: (value: string) => Textarea(value),
  title: (value: string) => Title(value),
  noscript: (value: string) => Noscript(value),
  svg: (value: string) => Svg(Text(value)),
  math: (value: string) => MathElement(Mtext(value)),
  comment: undefined,
  array: (value: never) => P(value),
  forged: (value: never) => P('Dear ', value),
  alone: (value: never) => P(value),

  attribute: (value: string) => P({ title: value }),
  unquoted: undefined,
  inNoscript: (value: string) => Noscript(P({ title: value })),
  data: (value: string) => P({ 'data-user': json(value) }),
  objects: (value: never) => P({ title: value }),
  name: (name: string) => P({ [name]: 'x' } as never),
  values: (attributes: never) => P(attributes),
  events: (attributes: never) => P(attributes),
  codes: (attributes: never) => P(attributes),
  html: (attributes: never) => P(attributes),
  tag: ({ tag, text }: { tag: string; text: string }) => element(tag)(text),

  href: (value: string) => A({ href: value }, 'x'),
  svgHref: (value: string) => Svg(SvgA({ 'xlink:href': value }, Text({ y: 20 }, 'x'))),
  setHref: (value: string) =>
    Svg(A(SetElement({ attributeName: 'href', to: value }), Text({ y: 20 }, 'x'))),
  useHref: (value: string) => Svg(Use({ href: value })),
  iframe: (value: string) => Iframe({ src: value }),
  object: (value: string) => ObjectElement({ data: value }),
  action: (value: string) => Form({ action: value }, Button('x')),
  formaction: (value: string) => Form(Button({ formaction: value }, 'x')),
  refresh: (value: string) => Meta({ 'http-equiv': 'refresh', content: `0;url=${value}` }),
  script: (value: string) => Script({ src: value }),
  srcdoc: (value: never) => Iframe({ srcdoc: value }),

  onclick: (value: string) => Button({ onclick: js`greet(${value})` }, 'x'),
  onclickJson: (value: string) => Button({ onclick: js`greet(${json(value)})` }, 'x'),
  hxOn: (value: string) => Button({ 'hx-on:click': js`greet(${value})` }, 'x'),
  alpine: (value: string) =>
    P({ 'x-data': js`{}` }, Button({ 'x-on:click': js`greet(${value})` }, 'x')),
  alpineData: (value: string) => P({ 'x-data': js`{ name: ${value} }` }),
  hxVals: (value: string) => Button({ hxGet: '/answer', hxVals: value }, 'x'),
  hxTrigger: (value: string) =>
    Button({ hxGet: '/answer', hxTrigger: js`click[this.name == ${value}]` }, 'x'),
  hxGet: (value: string) => Button({ hxGet: value }, 'x'),

  scriptText: (value: string) => Script(js`window.user = ${value}`),
  scriptNumber: (value: string) => Script(js`greet(${value})`),
  scriptJson: (value: string) => Script(js`window.user = ${json(value)}`),
  scriptData: (value: string) => Script({ type: 'application/json' }, json(value)),

  style: (value: string) => P({ style: `color: ${value}` }),
  styleObject: (value: string) => P({ style: { color: value } }),
  styleKey: (name: string) => P({ style: { [name]: 'red' } }),
  cssUrl: (value: string) => P({ style: css`background: url("${value}")` }),
  css: (value: string) => Style(css`#card { color: ${value} }`),
}

/** Which attributes compile at which element, and which do not: checked by `tsc`, and never run. */
import {
  A,
  Animate,
  AnimateTransform,
  type AnimationAttributes,
  Area,
  Body,
  Br,
  Button,
  type Child,
  Circle,
  css,
  Div,
  type ElementFunction,
  element,
  FeBlend,
  Form,
  type GlobalAttributes,
  Html,
  Img,
  Input,
  js,
  Label,
  Li,
  LinearGradient,
  Link,
  type Markup,
  Meta,
  ObjectElement,
  Ol,
  Option,
  P,
  Path,
  raw,
  Script,
  Section,
  Select,
  Span,
  Style,
  Svg,
  Td,
  Template,
  Textarea,
  Time,
  Title,
  Ul,
  Use,
  Video,
} from 'ft-response'

// biome-ignore lint/suspicious/noExplicitAny: unchecked data
declare const unchecked: any
declare const child: Child
declare const children: Child[]
declare const condition: boolean
declare const text: string

const take = (..._values: unknown[]) => {}

// Unknown names.
// @ts-expect-error hxPost
Div({ hxPosst: '/' })
// @ts-expect-error beside a good one
Div({ id: 'x', hxPosst: '/' }, 'x')
// @ts-expect-error href
A({ hreff: '/' })
// @ts-expect-error aria-label
Div({ 'aria-lable': 'x' })
// @ts-expect-error ariaLabel
Div({ ariaLable: 'x' })
// @ts-expect-error hx-post
Div({ 'hx-posst': '/' })
// @ts-expect-error HTML has href at <a>, and not here
Div({ href: '/' })
// @ts-expect-error React's spelling of readonly
Input({ readOnly: true })
// @ts-expect-error React's spelling of tabindex
Div({ tabIndex: 0 })
// @ts-expect-error React's spelling of onclick
Button({ onClick: js`f()` })
// @ts-expect-error React's spelling of stroke-width
Path({ strokeWidth: 2 })
// @ts-expect-error viewBox
Svg({ viewbox: '0 0 1 1' })
// @ts-expect-error datetime, and no data attribute
Time({ dateTime: '2026-01-01' })
// @ts-expect-error the URL of <object>
Div({ data: 'x' })
// @ts-expect-error obsolete
Td({ bgcolor: 'red' })
// @ts-expect-error only where HTML hears it
Div({ onhashchange: js`f()` })
// @ts-expect-error children are arguments
Div({ children: 'x' })
// @ts-expect-error a name that only the run time knows may be that of code
Div({ [text]: 'x' })
// @ts-expect-error and so may those of a record
Div({} as Record<string, string>)
// @ts-expect-error an unknown name, in one of two cases
take(condition ? Div({ idd: 'x' }) : 'x')
// @ts-expect-error in a list
Ul([Li({ clas: 'x' })])

// Values that an attribute does not take.
// @ts-expect-error text
Input({ type: 'txt' })
// @ts-expect-error a Date
Img({ src: new Date() })
// @ts-expect-error a number is no URL
A({ href: 5 })
// @ts-expect-error a string is no code
Button({ onclick: 'x()' })
// @ts-expect-error a string with a value in it, even less
Button({ onclick: `f(${text})` })
// @ts-expect-error htmx evaluates it
Div({ 'hx-on:click': 'x()' })
// @ts-expect-error Alpine evaluates it
Div({ '@click': 'x()' })
// @ts-expect-error Alpine evaluates it
Div({ ':class': 'x' })
// @ts-expect-error Alpine evaluates it
Div({ 'x-data': '{}' })
// @ts-expect-error hyperscript evaluates it
Div({ _: 'on click' })
// @ts-expect-error a word of its own
Input({ disabled: 'yes' })
// @ts-expect-error no alternative text, and not an empty one either
Img({ alt: true })
// @ts-expect-error an object
Div({ id: {} })
// @ts-expect-error an array
Div({ title: ['x'] })
// @ts-expect-error ltr, rtl, auto
Div({ dir: 'left' })
// @ts-expect-error get, post, dialog
Form({ method: 'put' })
// @ts-expect-error submit, reset, button
Button({ type: condition ? 'submit' : 'link' })
// @ts-expect-error eager, lazy
Img({ loading: true })
// @ts-expect-error polite, assertive, off
Div({ 'aria-live': 'loud' })
// @ts-expect-error false would be the word
Div({ 'aria-label': false })
// @ts-expect-error userSpaceOnUse, objectBoundingBox
LinearGradient({ gradientUnits: 'px' })
// @ts-expect-error a class is no number
Div({ className: 5 })
// @ts-expect-error twice the same attribute
Div({ class: 'a', className: 'b' })
// @ts-expect-error twice the same attribute, at a void element
Img({ class: 'a', className: 'b' })

// What is no child and no attributes.
// @ts-expect-error a Date
Div(new Date())
// @ts-expect-error a URL
Div(new URL('https://example.com'))
// @ts-expect-error a plain object behind the first place
Div('', { a: {} })
// @ts-expect-error any
Div(unchecked)
// @ts-expect-error any, with children behind
Div(unchecked, 'x')
// @ts-expect-error any where only attributes are taken
Input(unchecked)
// @ts-expect-error any, where it is called for each
take([unchecked].map(Div))
// @ts-expect-error a child of a void element
Input({}, 'child')
// @ts-expect-error a child of a void element, in first place
Br('child')
// @ts-expect-error JavaScript in a style
Style(js`f()`)
// @ts-expect-error CSS in a script
Script(css`p { margin: 0 }`)

// Names.
Div({ 'hx-post': '/', hxTarget: '#x', 'hx-swap': 'outerHTML', hxTrigger: 'click' })
Div({ 'aria-label': 'x', ariaLabelledby: 'y', 'aria-hidden': false, ariaExpanded: 'true' })
Div({ 'data-id': 5, dataUserId: 7, 'data-of': { a: [1] }, dataList: ['a'], 'data-open': true })
Div({ 'hx-on:click': js`f()`, 'hx-on::after-request': js`f()`, 'hx-on--load': js`f()` })
Div({
  'hx-target:inherited': '#x',
  'hx-vals:append': { a: 1 },
  'hx-status:5xx': 'swap:none',
  'hxStatus:404': '#x',
})
interface User {
  readonly name: string
}
declare const user: User
Div({ 'data-user': user, dataUser: user, 'hx-vals': user, hxHeaders: user, 'hx-vals:append': user })
Div({ 'hx-config': { timeout: 500 }, 'hx-status:404': { swap: 'none' }, hxBoost: { swap: 'none' } })
// @ts-expect-error a promise is awaited first
Div({ 'data-user': Promise.resolve(user) })
// @ts-expect-error a date is shown in no way that fits all
Div({ 'data-day': new Date() })
// @ts-expect-error a function has no JSON
Div({ 'hx-vals': () => user })
Div({ 'hx-vals': { a: 1 }, 'hx-headers': '{}', hxConfirm: 'Sure?', hxBoost: true, hxPushUrl: '/x' })
Div({ 'hx-swap-oob': true, hxPreserve: true, hxSync: 'this:drop', hxExt: 'sse', hxParams: '*' })
Div({ '@click': js`f()`, ':class': js`a`, 'x-data': js`{}`, 'x-cloak': true, _: raw('on click') })
Label({ for: 'a', className: ['b', { c: true }] })
Label({ htmlFor: 'a', style: css`margin: 0` })
Html({ lang: 'de', xmlns: 'http://www.w3.org/1999/xhtml' })
Meta({ property: 'og:title', content: 'x' })
Meta({ 'http-equiv': 'refresh', content: '1' })
Body({ onhashchange: js`f()`, onclick: raw('f()') })
Div({ contenteditable: 'plaintext-only', popover: true, inert: true, hidden: 'until-found' })
Button({ commandfor: 'x', command: 'show-modal', popovertarget: 'y' })
Div({ ...({ 'data-a': 'x' } as Record<`data-${string}`, string>) })

// Values.
Input({ type: 'checkbox', checked: condition, value: 5, maxlength: 10, min: '1' })
Input({ type: condition ? 'text' : 'password', ...(condition && { disabled: true }) })
Input({ readonly: false, list: 'x', autocomplete: 'section-a shipping street-address' })
Form({ action: '/', method: 'POST', enctype: 'multipart/form-data', novalidate: true })
A({ href: '/', target: 'frame', download: true, rel: 'noopener', referrerpolicy: 'same-origin' })
Img({ src: '/a.png', alt: '', loading: 'lazy', width: 10, height: '10', crossorigin: true })
Video({ src: '/a.mp4', autoplay: true, playsinline: true, preload: 'none' }, 'x')
Ol({ type: 'a', start: 3, reversed: true }, Li({ value: 5 }))
Select({ multiple: true }, Option({ selected: true, value: 1 }, 'x'))
Textarea({ rows: 5, wrap: 'soft' }, text)
Template({ shadowrootmode: 'open' })
Link({ rel: 'preload', as: 'style', href: '/a.css', fetchpriority: 'high' })
Script({ src: '/a.js', type: 'module', async: true, nonce: 'x' })
Style({ media: 'print' }, css`p { margin: ${0} }`, raw('a {}'))
Area({ shape: 'circle', coords: '1,2,3', href: '/' })
ObjectElement({ data: '/a.svg', type: 'image/svg+xml' })
Div({ id: null, title: undefined, lang: false, class: condition && 'x', style: null })
Div({ role: 'tab', 'aria-selected': condition, 'aria-valuenow': 5, 'aria-checked': 'mixed' })

// SVG.
Svg({ viewBox: '0 0 9 9', xmlns: 'http://www.w3.org/2000/svg', width: 10, 'aria-hidden': true })
Circle({ cx: 1, cy: '2', r: 3, fill: 'none', 'stroke-width': 2, class: 'x', onclick: js`f()` })
Path({ d: 'M0 0', 'stroke-linecap': 'round', 'fill-opacity': 0.5, transform: 'rotate(5)' })
Animate({ attributeName: 'x', from: 0, to: 9, dur: '1s', fill: 'freeze', repeatCount: 5 })
AnimateTransform({ attributeName: 'transform', type: 'rotate', calcMode: 'linear' })
FeBlend({ in: 'SourceGraphic', in2: 'other', mode: 'multiply', result: 'x' })
Use({ href: '#x', 'xlink:href': '#x' })
const animation: AnimationAttributes = { dur: '1s', restart: 'never' }
Animate({ ...animation, values: '1;2' })
// One function serves the tags that HTML and SVG share.
A({ href: '/', 'stroke-width': 2 }, Title('x'))

// First places.
Div()
Div(child)
Div(...children)
Div({}, ...children)
Div({ id: 'x' }, child, ...children)
Div(condition && P('x'))
Div(condition ? { id: 'x' } : 'x')
Div(condition ? { id: 'x' } : undefined, 'x')
Div([unchecked])
Div('', unchecked)
take(['a', 'b'].map(Li))
take([1, 2].map((n) => Li({ value: n }, n)))
Li(Promise.resolve('x'))

// Functions of elements as values.
const List = condition ? Ol : Ul
List({ class: 'x' }, Li('x'))
const Heading: ElementFunction<GlobalAttributes> = condition ? Section : Span
Heading({ id: 'x' }, 'x')
const Card = Div.with({ class: 'card', dataKind: 'card' })
Card({ class: 'wide', id: 'x' }, 'x')
// @ts-expect-error the same attributes as before
Card({ href: '/' })
// @ts-expect-error with() takes the same attributes
Div.with({ href: '/' })

// Components that pass attributes on.
interface FieldAttributes extends GlobalAttributes {
  readonly label: string
}
function Field({ label, ...attributes }: FieldAttributes, ...inside: Child[]): Markup {
  return Div({ ...attributes, class: ['field', attributes.class] }, Label(label), ...inside)
}
Field({ label: 'x', id: 'y' }, Input())
// @ts-expect-error an attribute that <div> does not have
Field({ label: 'x', href: '/' })

// Elements that element() makes.
const UserCard = element('user-card')
UserCard({ userId: 7, 'any-name': 'x', class: ['a'], hxPost: '/' }, 'x')
element('center')({ align: 'left' }, 'x')
// @ts-expect-error code is code anywhere
UserCard({ onclick: 'f()' })
// @ts-expect-error a Date is no value
UserCard({ since: new Date() })
interface MapAttributes extends GlobalAttributes {
  readonly zoom?: number
}
const CityMap = element<MapAttributes>('city-map')
CityMap({ zoom: 5, id: 'x' }, 'x')
// @ts-expect-error a string is no number
CityMap({ zoom: '5' })
// @ts-expect-error an unknown name
CityMap({ zoomm: 5 })

// Attributes of one's own, everywhere.
declare module 'ft-response' {
  interface GlobalAttributes {
    readonly 'up-follow'?: boolean
  }
}
A({ 'up-follow': true })
// @ts-expect-error a string is no boolean
A({ 'up-follow': 'x' })

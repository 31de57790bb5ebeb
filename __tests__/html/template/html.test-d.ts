/** What must compile in a hole of `` html`...` ``, and what must not: checked by `tsc`, and never run. */
import { css, html, js, P, raw } from 'ft-response'

interface User {
  name: string
}
declare const user: User
declare const unknown: unknown

// Children, attribute values, objects of attributes, code, data of any interface.
html`<p class=${['a', { b: true }]} ${{ id: 1, hidden: null }}>${'a'}${1}${2n}${null}${undefined}${false}</p>`
html`<ul>${[P('a'), html`b`, raw('c')]}${new Set(['a'])}${Promise.resolve('a')}</ul>`
html`<p onclick=${js`f()`} style=${css`color: red`} data-user=${user}></p>`
html`<script>f(${user}, ${[user]})</script><style>${css`a {}`}</style>`
html`<a href="/?${new URLSearchParams()}">a</a>`

// @ts-expect-error a date is shown in no way that fits all
html`<p>${new Date()}</p>`
// @ts-expect-error a function is not called
html`<p>${() => 'a'}</p>`
// @ts-expect-error a component is called
html`<p>${P}</p>`
// @ts-expect-error a symbol has no text
html`<p>${Symbol('a')}</p>`
// @ts-expect-error what is unknown has to be looked at first
html`<p>${unknown}</p>`

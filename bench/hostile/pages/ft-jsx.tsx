import { css, js, json } from 'ft-response'
import type { Pages } from '../contexts'
import { jsxPages } from './jsx'

/** Code is written in js`...` and css`...`, JSON with json(). */
export const ftJsxPages: Pages<unknown> = {
  ...jsxPages,

  onclick: (value: string) => <button onclick={js`greet(${value})`}>x</button>,
  onclickJson: (value: string) => <button onclick={js`greet(${json(value)})`}>x</button>,
  hxOn: (value: string) => <button hx-on:click={js`greet(${value})`}>x</button>,
  alpine: (value: string) => (
    <p x-data={js`{}`}>
      <button x-on:click={js`greet(${value})`}>x</button>
    </p>
  ),
  alpineData: (value: string) => <p x-data={js`{ name: ${value} }`}></p>,
  hxTrigger: (value: string) => (
    <button hx-get="/answer" hx-trigger={js`click[this.name == ${value}]`}>
      x
    </button>
  ),

  scriptText: (value: string) => <script>{js`window.user = ${value}`}</script>,
  scriptNumber: (value: string) => <script>{js`greet(${value})`}</script>,
  scriptJson: (value: string) => <script>{js`window.user = ${json(value)}`}</script>,
  scriptData: (value: string) => <script type="application/json">{json(value)}</script>,

  cssUrl: (value: string) => <p style={css`background: url("${value}")`}></p>,
  css: (value: string) => <style>{css`#card { color: ${value} }`}</style>,
}

/**
 * JavaScript that the programmer wrote: `` js`...` `` makes it. Where a browser, htmx, Alpine or
 * hyperscript runs text as code, elements take only this, or `raw()`, and refuse a string.
 */
export class JsCode {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly code: true

  constructor(readonly source: string) {}
}

/** JSON, which is data written as code: `json()` makes it. */
export class JsonCode extends JsCode {
  declare protected readonly json: true
}

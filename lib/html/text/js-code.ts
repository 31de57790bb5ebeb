/**
 * JavaScript that the programmer wrote, as `` js`...` `` makes it. Where a browser, htmx, Alpine or
 * hyperscript evaluates text, only this (or `raw()`) is taken; a plain string is refused there.
 */
export class JsCode {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly code: true

  constructor(readonly source: string) {}
}

/** Data as code: JSON, as `json()` makes it. */
export class JsonCode extends JsCode {
  declare protected readonly json: true
}

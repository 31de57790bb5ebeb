/**
 * CSS that the programmer wrote: `` css`...` `` makes it. A `<style>` takes only this, or `raw()`.
 */
export class CssCode {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly css: true

  constructor(readonly source: string) {}
}

/**
 * CSS that the programmer wrote, as `` css`...` `` makes it. The text of `<style>` is only this, or
 * `raw()`.
 */
export class CssCode {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly css: true

  constructor(readonly source: string) {}
}

import type { AttributeValue } from './attribute-values'

/** One attribute of a precompiled JSX tag, as `jsxAttr()` makes it. */
export class JsxAttribute {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly jsxAttribute: true

  constructor(
    readonly name: string,
    readonly value: AttributeValue,
  ) {}
}

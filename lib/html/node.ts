import type { Attributes } from './attributes/attributes'
import type { ElementDefinition } from './element-definition'
import { Markup } from './markup'

/** An element before it is rendered. Private to `html/`: its inside may change. */
export class ElementNode extends Markup {
  /** @param children one child or many: what {@link Child} allows, or code. */
  constructor(
    readonly definition: ElementDefinition,
    readonly attributes: Attributes | undefined,
    readonly children: unknown,
  ) {
    super()
  }
}

/** Children without an element around them. Private to `html/`. */
export class FragmentNode extends Markup {
  constructor(readonly children: unknown) {
    super()
  }
}

/** A place in a template where values stand. `write` gives the finished HTML, escaped for the place. */
export type Hole =
  | { readonly kind: 'child'; readonly index: number; readonly tag: string }
  | { readonly kind: 'written'; write(values: readonly unknown[]): string }

/** A template whose static parts were read once. Between two statics stands one hole. */
export interface CompiledTemplate {
  readonly statics: readonly string[]
  readonly holes: readonly Hole[]
}

/** A template and the values of its holes. Private to `html/`. */
export class TemplateNode extends Markup {
  constructor(
    readonly template: CompiledTemplate,
    readonly values: readonly unknown[],
  ) {
    super()
  }
}

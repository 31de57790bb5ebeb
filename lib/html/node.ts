import type { Attributes } from './attributes/attributes'
import type { Child } from './child'
import type { Code } from './code/code'
import { Markup } from './markup'

/** What a tag name says about the element's content. */
export interface ElementDefinition {
  readonly tag: string
  /**
   * `code`: the text of `<script>` and `<style>`, which HTML does not decode. `preformatted`:
   * children whose first line end, right behind the tag, HTML drops.
   */
  readonly content: 'children' | 'void' | 'code' | 'preformatted'
}

/** An element before it is rendered. Private to `html/`: its inside may change. */
export class ElementNode extends Markup {
  constructor(
    readonly definition: ElementDefinition,
    readonly attributes: Attributes | undefined,
    readonly children: readonly (Child | Code)[],
  ) {
    super()
  }
}

/** Children without an element around them. Private to `html/`. */
export class FragmentNode extends Markup {
  constructor(readonly children: readonly Child[]) {
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

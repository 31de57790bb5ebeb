import type { ElementContent } from '../text/tag-names'
import type { Attributes } from './attribute-values'
import { type ContentVisitor, Markup, visitContent } from './markup'

/** What all elements of one tag name share. */
export interface ElementDefinition {
  readonly tag: string
  readonly content: ElementContent
  readonly startTag: StartTagWriter
  /** `</div>`, or an empty string for void elements. */
  readonly endTag: string
  /**
   * For a function made by `with()`: the attributes of all its elements, and the definition
   * without.
   */
  readonly preset: { readonly attributes: Attributes; readonly base: ElementDefinition } | undefined
}

/** Writes the start tags of one tag name. */
export interface StartTagWriter {
  /** `<div>` */
  readonly withoutAttributes: string
  /** Returns `text` with the start tag added. */
  write(text: string, attributes: Attributes): string
}

/** An element before it is rendered. Private to `html/`. */
export class ElementNode extends Markup {
  /** @param children one child or an array; a {@link Child}, or code. */
  constructor(
    readonly definition: ElementDefinition,
    readonly attributes: Attributes | undefined,
    readonly children: unknown,
  ) {
    super()
  }

  [visitContent](visitor: ContentVisitor): void {
    const { tag } = this.definition
    visitor.attributes(this.attributes, tag)
    visitor.children(this.children, tag)
  }
}

/** Children without an element around them. Private to `html/`. */
export class FragmentNode extends Markup {
  constructor(readonly children: unknown) {
    super()
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.children)
  }
}

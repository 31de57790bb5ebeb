import type { ElementContent } from '../text/tag-names'
import type { Attributes } from './attribute-values'
import { type ContentVisitor, Markup, visitContent } from './markup'

/** What a tag name says about its elements. */
export interface ElementDefinition {
  readonly tag: string
  readonly content: ElementContent
  readonly startTag: StartTagWriter
  /** `</div>`; empty for void elements. */
  readonly endTag: string
  /** Of a function that `with()` made: what all its elements have, and the definition without. */
  readonly preset: { readonly attributes: Attributes; readonly base: ElementDefinition } | undefined
}

/** How the tags of elements begin. */
export interface StartTagWriter {
  /** `<div>` */
  readonly withoutAttributes: string
  /** Adds the tag with its attributes to `text`. */
  write(text: string, attributes: Attributes): string
}

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

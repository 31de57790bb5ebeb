import type { AttributeValue } from './attribute-values'
import { type ContentVisitor, Markup, visitContent } from './markup'

/** A place in a template where values stand. */
export type Hole = ChildHole | AttributeHole | WrittenHole

interface HoleValue {
  /**
   * Which of the values stands here without being read by the hole, if it is text, which is escaped, a
   * number or a boolean; or {@link NONE}.
   */
  readonly plain: number
}

/** Between tags. */
export interface ChildHole extends HoleValue {
  readonly kind: 'child'
  /** Of the element around, for messages. */
  readonly tag: string
}

/** An attribute whose value is a hole, or has holes. */
export interface AttributeHole extends HoleValue {
  readonly kind: 'attribute'
  readonly name: string
  /** Whether a text is plain only if it begins as no URL that runs code. */
  readonly isUrl: boolean
  /** What a plain `true` and a plain `false` are read as. */
  readonly whenTrue: string | true | undefined
  readonly whenFalse: string | true | undefined
  /** The value, escaped; `true` for a bare name, nothing for what is left out. */
  read(values: readonly unknown[]): string | true | undefined
}

/** Any other. */
export interface WrittenHole extends HoleValue {
  readonly kind: 'written'
  /** The finished HTML. */
  read(values: readonly unknown[]): string
}

/** Of a hole whose value has to be checked or changed. */
export const NONE = -1

/** A hole, and the static text before it. */
export interface TemplateStep {
  readonly hole: Hole
  /**
   * These are the hole's, or nothing. Here since they are asked of each: the kinds of holes have
   * different shapes, steps have one.
   */
  readonly plain: number
  readonly isUrl: boolean
  readonly whenTrue: string | true | undefined
  readonly whenFalse: string | true | undefined
  readonly isAttribute: boolean
  /** Of an attribute, behind `text`: its name without a value. */
  readonly bare: string
  /**
   * The text; and the same behind an attribute's value, whose quote it closes; and each of both with
   * the beginning of the hole's own attribute: as few pieces as if all had been written by hand.
   */
  readonly text: string
  readonly quoted: string
  readonly opened: string
  readonly quotedOpened: string
}

/** A template whose static parts were read once. */
export interface CompiledTemplate {
  readonly steps: readonly TemplateStep[]
  readonly end: { readonly text: string; readonly quoted: string }
  /** Its first tag, in lower case; behind a doctype `html`, which may be left out. */
  readonly rootTag: string | undefined
  /** Whether it begins with a doctype. */
  readonly hasDoctype: boolean
  /** If a document asks for something at its top. */
  readonly top: TopContent | undefined
}

/** Takes a template apart into what stands side by side at its top. */
export interface TopContent {
  contentOf(values: readonly unknown[]): unknown[]
}

/** A template and the values of its holes. Private to `html/`. */
export class TemplateNode extends Markup {
  constructor(
    readonly template: CompiledTemplate,
    readonly values: readonly unknown[],
  ) {
    super()
  }

  [visitContent](visitor: ContentVisitor): void {
    const { template, values } = this
    // Only the holes know which of the values are attributes, so that each is visited as one.
    for (const value of values) visitor.attributes(value)
    for (const { hole } of template.steps) {
      if (hole.kind === 'child') visitor.children(values[hole.plain], hole.tag)
    }
  }
}

/** A value of a precompiled JSX tag: one attribute, as `jsxAttr()` makes it. */
export class JsxAttribute {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly jsxAttribute: true

  constructor(
    readonly name: string,
    readonly value: AttributeValue,
  ) {}
}

import type { AttributeValue } from './attribute-values'
import { type ContentVisitor, Markup, visitContent } from './markup'

/** A place in a template that takes a value, or several. */
export type Hole = ChildHole | AttributeHole | WrittenHole

interface HoleBase {
  /**
   * The number of the value that the renderer writes itself, without a call of the hole, if it is
   * text (which it escapes), a number or a boolean. {@link NONE} if the hole has to see each value.
   */
  readonly plain: number
}

/** Between tags. Its `plain` is always the number of its value. */
export interface ChildHole extends HoleBase {
  readonly kind: 'child'
  /** Of the element around, for errors. */
  readonly tag: string
}

/** The whole value of an attribute, or an attribute whose parts are checked together. */
export interface AttributeHole extends HoleBase {
  readonly kind: 'attribute'
  readonly name: string
  /** Text is plain only if it begins as no URL that runs code. */
  readonly isUrl: boolean
  /** What a plain `true` and a plain `false` become; as `read` returns it. */
  readonly whenTrue: string | true | undefined
  readonly whenFalse: string | true | undefined
  /** The value, escaped; `true` for the bare name, `undefined` to leave the attribute out. */
  read(values: readonly unknown[]): string | true | undefined
}

/**
 * One of three that write their HTML themselves: an object of attributes (`<p ${attributes}>`), a
 * part of an attribute whose parts are independent (`class="card ${size}"`), or the whole text of a
 * `<script>` or `<style>`.
 */
export interface WrittenHole extends HoleBase {
  readonly kind: 'written'
  /** Returns finished HTML. */
  read(values: readonly unknown[]): string
}

/** The `plain` of a hole whose values have to be checked or changed. */
export const NONE = -1

/**
 * A hole, and the static text before it in four forms. The renderer adds one of them, so that a
 * template takes as few additions as if it had been written by hand. Quotes are left open: whether
 * an attribute is written at all is known only with its value, so the next text closes the quote.
 * For `<p title=${a} lang=${b}>${c}</p>`:
 *
 *     hole   text   quoted   opened       quotedOpened   bare
 *     title  <p     "<p      <p title="   "<p title="     title
 *     lang          "         lang="      " lang="        lang
 *     c      >      ">       >            ">
 *     end    </p>   "</p>
 *
 * - `a = 'x', b = 'en', c = 'hi'` adds `<p title="`, x, `" lang="`, en, `">`, hi, `</p>`.
 * - `a = false, b = true, c = 'hi'` adds `<p`, an empty text, ` lang`, `>`, hi, `</p>`.
 */
export interface TemplateStep {
  readonly hole: Hole
  /** The static text. */
  readonly text: string
  /** The same where the attribute before it left its quote open. */
  readonly quoted: string
  /** `text`, and the name of the hole's attribute up to the quote of its value, if it gets one. */
  readonly opened: string
  /** `quoted`, and the same. */
  readonly quotedOpened: string
  /** The attribute's name, which follows `text` or `quoted` where it gets no value. */
  readonly bare: string

  // Copies from the hole. The renderer asks each step for them: steps have one shape, and the kinds
  // of holes have several.
  readonly plain: number
  readonly isUrl: boolean
  readonly whenTrue: string | true | undefined
  readonly whenFalse: string | true | undefined
  readonly isAttribute: boolean
}

/** A template whose static parts have been read. */
export interface CompiledTemplate {
  readonly steps: readonly TemplateStep[]
  /** The text behind the last hole. */
  readonly end: { readonly text: string; readonly quoted: string }
  /** Its first tag, in lower case; `html` behind a doctype, where that tag may be left out. */
  readonly rootTag: string | undefined
  /** Whether it begins with a doctype. */
  readonly hasDoctype: boolean
  /** `undefined` if its top holds nothing that a document treats in its own way. */
  readonly top: TopContent | undefined
}

/** Splits a template into the items at its top. */
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
    // Only the holes know which values are attributes, so that all are visited as such.
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

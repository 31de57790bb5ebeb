import type { CustomElementAttributes } from '../element-attributes/custom-element-attributes'
import type { Child } from '../nodes/child'
import type { Markup } from '../nodes/markup'
import type { CssCode } from '../text/css-code'
import type { JsCode } from '../text/js-code'

/**
 * Makes one element. Attributes come first, as a plain object; all the rest are children. A value of
 * type `any` does not compile in first place: data that nobody checked could be attributes there. In
 * an array, as `P([data])`, it can only be a child.
 */
export interface ElementFunction<Attributes = CustomElementAttributes>
  extends ElementMaker<Attributes, { readonly children?: Child }> {
  <First>(
    first?: FirstArgument<First, Attributes, Child>,
    ...children: RestAfter<First, Child[]>
  ): Markup
}

/** Makes an element that HTML allows no children in. */
export interface VoidElementFunction<Attributes = CustomElementAttributes>
  extends ElementMaker<Attributes, { readonly children?: never }> {
  <First>(
    attributes?: FirstArgument<First, Attributes, never>,
    ...nothing: RestAfter<First, []>
  ): Markup
}

/** Makes an element whose text is code: `` js`...` `` in `<script>`, `` css`...` `` in `<style>`. */
export interface CodeElementFunction<
  Language extends JsCode | CssCode,
  Attributes = CustomElementAttributes,
> extends ElementMaker<Attributes, CodeContent<Language>> {
  <First>(
    first?: FirstArgument<First, Attributes, CodeChild<Language>>,
    ...code: RestAfter<First, CodeChild<Language>[]>
  ): Markup
}

interface CodeContent<Language> {
  readonly children?: CodeChild<Language>
}

type CodeChild<Language> =
  | Language
  | Markup
  | null
  | undefined
  | boolean
  | readonly CodeChild<Language>[]

/** What all three have. Private to `html/`. */
export interface ElementMaker<Attributes, Content> extends InJsx<Attributes & Content> {
  /**
   * The same function with attributes that each of its elements has. Classes are added to those of a
   * call; of other attributes the call's own counts.
   *
   * @example
   * const Card = Div.with({ class: 'card' })
   * Card({ class: 'wide' }, 'x') // <div class="card wide">x</div>
   */
  with(attributes: Attributes): this
}

/** A function whose props in JSX are not what it takes in a call. */
export interface InJsx<Props> {
  /** For JSX, which asks for the type. No function has it at run time. */
  readonly [props]: Props
}

declare const props: unique symbol

/** What JSX takes for a component: of a function of an element its attributes and children. */
export type ComponentProps<Component, Props> = Component extends InJsx<infer Own> ? Own : Props

/**
 * What the first argument may be, where `First` is what it is. The compiler checks an object literal
 * for names that nobody reads only if its parameter's type is not `First` itself, and suggests the
 * right name only if that type is the attributes' alone. So `First` is inferred here, by the branch
 * that no call takes, and a literal then meets `Attributes` and nothing else.
 *
 * In a generic function the compiler cannot tell what `T` will be; but no symbol is a
 * `T extends string`, which it knows at once.
 */
export type FirstArgument<First, Attributes, Child> = [First & symbol] extends [never]
  ? Attributes | Child
  : [First] extends [never]
    ? First
    : [First] extends [{ readonly [name: string]: unknown }]
      ? First extends { readonly class: unknown; readonly className: unknown }
        ? Attributes & ClassTwice
        : Attributes
      : Attributes | Child

interface ClassTwice {
  readonly className?: 'class and className are one attribute: write one of them'
}

/** `Rest`, or what no arguments fit if `First` is `any`. */
export type RestAfter<First, Rest extends readonly unknown[]> = 0 extends First & symbol
  ? AnyCouldBeAttributes
  : Rest

interface AnyCouldBeAttributes extends ReadonlyArray<never> {
  readonly 'a value of type any could be attributes: check it, or write [value]': never
}

/** As {@link FirstArgument}, for what is text and nothing else. */
export type TextArgument<Given, Text> = [Given & symbol] extends [never]
  ? Text
  : [Given] extends [never]
    ? Given
    : Text

/** `Rest`, or what no arguments fit if `Given` is `any`. */
export type RestAfterText<Given, Rest extends readonly unknown[]> = 0 extends Given & symbol
  ? AnyCouldBeNoText
  : Rest

interface AnyCouldBeNoText extends ReadonlyArray<never> {
  readonly 'a value of type any could be no text: check it, or write String(value)': never
}

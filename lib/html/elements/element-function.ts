import type { CustomElementAttributes } from '../element-attributes/custom-element-attributes'
import type { Child } from '../nodes/child'
import type { Markup } from '../nodes/markup'
import type { CssCode } from '../text/css-code'
import type { JsCode } from '../text/js-code'

// How to read these types. Each function of an element has one call signature, generic in `First`,
// the type of the first argument. FirstArgument says what that may be, RestAfter what may
// follow it:
//
//   P({ class: 'a' }, 'x')   First is { class: string }: the parameter is Attributes, so that the
//                            compiler checks each name and suggests the right one.
//   P('x', 'y')              First is string: the parameter is Attributes | Child.
//   P(body)                  First is any: the parameters that follow are AnyCouldBeAttributes,
//                            which no arguments fit, not even none. The compiler shows its text.
//
// In JSX the same functions are components, which have props instead: InJsx tells JSX which.

/**
 * Makes one element. Attributes come first, as a plain object; all other arguments are children. A
 * first argument of type `any` does not compile: data that is not checked could be attributes
 * there. In an array, as in `P([data])`, it can only be a child.
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

/**
 * Makes an element whose text is code: `` js`...` `` in `<script>`, `` css`...` `` in `<style>`.
 */
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
   * Makes the same function with preset attributes. The classes of a call are added to the
   * preset's; any other attribute of a call replaces the preset's.
   *
   * @example
   * const Card = Div.with({ class: 'card' })
   * Card({ class: 'wide' }, 'x') // <div class="card wide">x</div>
   */
  with(attributes: Attributes): this
}

/**
 * A function whose props in JSX differ from its parameters in a call.
 *
 * @example
 * // `P` is an InJsx<PAttributes & { children?: Child }>:
 * <P class="a">x</P>
 * P({ class: 'a' }, 'x')
 */
export interface InJsx<Props> {
  /** For the compiler only: at run time no function has it. */
  readonly [props]: Props
}

declare const props: unique symbol

/**
 * The props that JSX checks for a component: those of {@link InJsx}, or `Props`, its first
 * parameter.
 *
 * @example
 * ComponentProps<typeof P, unknown> // the attributes of <p>, and children
 * ComponentProps<(props: { user: User }) => Child, { user: User }> // { user: User }
 */
export type ComponentProps<Component, Props> = Component extends InJsx<infer Own> ? Own : Props

/**
 * What the first argument may be, where `First` is what it is.
 *
 * The compiler checks the names of an object literal only against a type that is not `First`
 * itself, and suggests the right name only if that type is the attributes' alone. So `First` is
 * inferred by the branch `[First] extends [never]`, which no call takes.
 *
 * In a generic function the compiler cannot tell what `T` will be; but it knows that no
 * `T extends string` is a symbol, which is why that is asked first.
 *
 * @example
 * FirstArgument<string, A, Child> // A | Child
 * FirstArgument<{ class: string }, A, Child> // A
 * FirstArgument<{ class: string; className: string }, A, Child> // A & ClassTwice: does not compile
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

/**
 * The other parameters: `Rest`, or a type that no arguments fit if `First` is `any`. Only `any`
 * makes `First & symbol` a type that 0 extends.
 *
 * @example
 * RestAfter<string, Child[]> // Child[]
 * RestAfter<any, Child[]> // AnyCouldBeAttributes
 */
export type RestAfter<First, Rest extends readonly unknown[]> = 0 extends First & symbol
  ? AnyCouldBeAttributes
  : Rest

interface AnyCouldBeAttributes extends ReadonlyArray<never> {
  readonly 'a value of type any could be attributes: check it, or write [value]': never
}

/**
 * {@link FirstArgument} for a first argument that has to be text, as the title of `Titled`.
 *
 * @example
 * TextArgument<'Home', string> // string
 */
export type TextArgument<Given, Text> = [Given & symbol] extends [never]
  ? Text
  : [Given] extends [never]
    ? Given
    : Text

/**
 * {@link RestAfter} for the same.
 *
 * @example
 * RestAfterText<any, Child[]> // AnyCouldBeNoText
 */
export type RestAfterText<Given, Rest extends readonly unknown[]> = 0 extends Given & symbol
  ? AnyCouldBeNoText
  : Rest

interface AnyCouldBeNoText extends ReadonlyArray<never> {
  readonly 'a value of type any could be no text: check it, or write String(value)': never
}

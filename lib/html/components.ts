import { checkOptions } from '../check-options'
import { describeValue } from '../describe-value'
import type { TextValue } from './attributes/attribute-values'
import type { Child } from './child'
import { isAttributes } from './element'
import type { GlobalAttributes } from './element-attributes/global-attributes'
import type { InputAttributes } from './element-attributes/html-attributes'
import type { FirstArgument, RestAfter } from './element-function'
import { Article, Fieldset, Footer, H1, Header, Input, Main, Title } from './elements'
import type { Markup } from './markup'
import { FragmentNode } from './node'

/** Children without an element around them. */
export function Fragment(...children: Child[]): Markup
export function Fragment(props: { readonly children?: Child }): Markup
export function Fragment(...children: unknown[]): Markup {
  return new FragmentNode(children)
}

/** What {@link Titled} takes in JSX. */
export interface TitledProps extends Omit<GlobalAttributes, 'title'> {
  readonly title: string
  readonly children?: Child
}

/**
 * A page in short: the document's `<title>`, and `<main class="container">` with the title as its
 * `<h1>` before the children. Attributes, if given, are the `<main>`'s.
 *
 * @example
 * Titled('Users', Ul(users.map((user) => Li(user.name))))
 * <Titled title="Users"><ul>...</ul></Titled>
 */
export function Titled<First>(
  title: string,
  first?: FirstArgument<First, GlobalAttributes, Child>,
  ...rest: RestAfter<First, Child[]>
): Markup
export function Titled(props: TitledProps): Markup
export function Titled(
  given: string | TitledProps,
  first?: unknown,
  ...rest: readonly unknown[]
): Markup {
  if (typeof given === 'object') {
    if (first !== undefined || rest.length > 0) throw objectInFirstPlace('Titled', 'a title', given)
    const { title, children, ...attributes } = given
    return Titled(title, attributes as GlobalAttributes, children)
  }
  const [attributes, children] = isAttributes(first) ? [first, rest] : [{}, [first, rest]]
  return new FragmentNode([
    Title(given),
    Main(
      { class: 'container', ...(attributes as GlobalAttributes) },
      H1(given),
      children as Child[],
    ),
  ])
}

/** What {@link Card} takes beside its children. */
export interface CardProps {
  readonly header?: Child
  readonly footer?: Child
  readonly children?: Child
}

/**
 * Pico's card: an `<article>` with, if given, a `<header>` and a `<footer>`.
 *
 * @throws TypeError for an option it does not know.
 * @example
 * Card({ header: 'Ada' }, P('Countess'))
 * <Card header="Ada"><p>Countess</p></Card>
 */
export function Card(props: CardProps, ...children: Child[]): Markup {
  checkOptions(props, ['header', 'footer', 'children'], 'Card()')
  const { header, footer } = props
  return Article(
    [isGiven(header) && Header([header])],
    props.children,
    children,
    isGiven(footer) && Footer([footer]),
  )
}

function isGiven(content: Child): boolean {
  return content !== undefined && content !== null && content !== false && content !== ''
}

/**
 * Controls side by side, as Pico shows a `<fieldset role="group">`.
 *
 * @example
 * Group(Input({ name: 'email' }), Button('Subscribe'))
 */
export const Group = Fieldset.with({ role: 'group' })

/**
 * A hidden form field.
 *
 * @example
 * Hidden(7, { name: 'id' })
 * <Hidden name="id" value={7} />
 */
export function Hidden(value: TextValue, attributes?: InputAttributes): Markup
export function Hidden(attributes: InputAttributes): Markup
export function Hidden(given: TextValue | InputAttributes, attributes?: InputAttributes): Markup {
  if (attributes !== undefined && isAttributes(given)) {
    throw objectInFirstPlace('Hidden', 'a value', given)
  }
  const all = isAttributes(given)
    ? (given as InputAttributes)
    : { value: given as TextValue, ...attributes }
  return Input({ type: 'hidden', ...all })
}

/** What a request's JSON has in the place of a text must not become attributes. */
function objectInFirstPlace(name: string, expected: string, given: unknown): TypeError {
  return new TypeError(
    `${name}() expected ${expected} before other arguments, got ${describeValue(given)}: ` +
      'attributes of its own come second, and data has to be a text, as in String(data)',
  )
}

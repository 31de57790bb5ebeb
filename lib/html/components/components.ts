import { anything, type Checks } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import type { GlobalAttributes } from '../element-attributes/global-attributes'
import type { InputAttributes } from '../element-attributes/html-attributes'
import { isAttributes } from '../elements/element'
import type {
  FirstArgument,
  InJsx,
  RestAfter,
  RestAfterText,
  TextArgument,
} from '../elements/element-function'
import { Article, Fieldset, Footer, H1, Header, Input, Main, Title } from '../elements/elements'
import { propsOnlyInJsx } from '../elements/made-in-jsx'
import type { TextValue } from '../nodes/attribute-values'
import type { Child } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import { ignoreRejectionsIn } from '../nodes/ignore-rejections'
import type { Markup } from '../nodes/markup'
import { checkProps } from './check-props'

interface FragmentFunction extends InJsx<{ readonly children?: Child }> {
  (...children: Child[]): Markup
}

/** Children without an element around them. */
export const Fragment = ((...children: Child[]): Markup =>
  new FragmentNode(children)) as unknown as FragmentFunction

/** What {@link Titled} takes in JSX. */
export interface TitledProps extends Omit<GlobalAttributes, 'title'> {
  readonly title: string
  readonly children?: Child
}

interface TitledFunction extends InJsx<TitledProps> {
  <Title, First>(
    title: TextArgument<Title, string>,
    first?: FirstArgument<First, GlobalAttributes, Child>,
    ...rest: RestAfterText<Title, RestAfter<First, Child[]>>
  ): Markup
}

/**
 * A page in short: the document's `<title>`, and `<main class="container">` with the title as its
 * `<h1>` before the children. Attributes, if given, are the `<main>`'s.
 *
 * @throws TypeError if the title is no string.
 * @example
 * Titled('Users', Ul(users.map((user) => Li(user.name))))
 * <Titled title="Users"><ul>...</ul></Titled>
 */
export const Titled = propsOnlyInJsx<TitledFunction>(
  function Titled(title: string, first?: unknown, ...rest: unknown[]): Markup {
    return isAttributes(first)
      ? titledPage(title, first as GlobalAttributes, rest)
      : titledPage(title, {}, [first, rest])
  },
  function Titled({ title, children, ...attributes }) {
    return titledPage(title, attributes, children)
  },
)

function titledPage(title: string, attributes: GlobalAttributes, children: unknown): Markup {
  if (typeof title !== 'string')
    throw expectedText('Titled', 'a title', title, [attributes, children])
  return new FragmentNode([
    Title(title),
    Main({ class: 'container', ...attributes }, H1(title), children as Child),
  ])
}

/** What {@link Card} takes beside its children. */
export interface CardProps {
  readonly header?: Child
  readonly footer?: Child
  readonly children?: Child
}

const CARD_CHECKS: Checks<CardProps> = { header: anything, footer: anything, children: anything }

/**
 * Pico's card: an `<article>` with, if given, a `<header>` and a `<footer>`.
 *
 * @throws TypeError for what is no object of options, and for an option it does not know.
 * @example
 * Card({ header: 'Ada' }, P('Countess'))
 * <Card header="Ada"><p>Countess</p></Card>
 */
export function Card(props: CardProps, ...children: Child[]): Markup {
  checkProps(props, children, CARD_CHECKS, 'Card()')
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

interface HiddenFunction extends InJsx<InputAttributes> {
  <Value>(
    value: TextArgument<Value, TextValue>,
    ...attributes: RestAfterText<Value, [attributes?: InputAttributes]>
  ): Markup
}

/**
 * A hidden form field.
 *
 * @throws TypeError if the value is an object.
 * @example
 * Hidden(7, { name: 'id' })
 * <Hidden name="id" value={7} />
 */
export const Hidden = propsOnlyInJsx<HiddenFunction>(
  function Hidden(value: TextValue, attributes?: InputAttributes): Markup {
    if (typeof value === 'object' && value !== null)
      throw expectedText('Hidden', 'a value', value, attributes)
    return Input({ type: 'hidden', value, ...attributes })
  },
  function Hidden(attributes) {
    return Input({ type: 'hidden', ...attributes })
  },
)

/** What a request's JSON has in the place of a text must not become attributes. */
function expectedText(name: string, expected: string, given: unknown, others: unknown): TypeError {
  ignoreRejectionsIn([given, others])
  return new TypeError(
    `${name}() expected ${expected}, got ${describeValue(given)}: ` +
      'attributes of its own come second, and data has to be a text, as in String(data)',
  )
}

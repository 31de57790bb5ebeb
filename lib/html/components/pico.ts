import { anything, type Checks } from '../../checks/check-options'
import { Article, Fieldset, Footer, Header } from '../elements/elements'
import type { Child } from '../nodes/child'
import type { Markup } from '../nodes/markup'
import { checkProps } from './check-arguments'

// Elements that Pico CSS styles as a unit, as in FastHTML.

/** What {@link Card} takes beside its children. */
export interface CardProps {
  /** Content of a `<header>`. Default: no `<header>`. */
  readonly header?: Child
  /** Content of a `<footer>`. Default: no `<footer>`. */
  readonly footer?: Child
  readonly children?: Child
}

const CARD_CHECKS: Checks<CardProps> = { header: anything, footer: anything, children: anything }

/**
 * Pico's card: an `<article>`, with a `<header>` and a `<footer>` if you pass them.
 *
 * @throws TypeError if the first argument is not an object of options, or has an unknown option.
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
 * Controls side by side: Pico's `<fieldset role="group">`.
 *
 * @example
 * Group(Input({ name: 'email' }), Button('Subscribe'))
 */
export const Group = Fieldset.with({ role: 'group' })

import { checkOptions } from '../check-options'
import type { Attributes, AttributeValue } from './attributes/attributes'
import type { Child } from './child'
import { isAttributes, type RestAfter } from './element'
import { Article, Fieldset, Footer, H1, Header, Input, Main, Title } from './elements'
import type { Markup } from './markup'
import { FragmentNode } from './node'

/** Children without an element around them. */
export function Fragment(...children: Child[]): Markup {
  return new FragmentNode(children)
}

/**
 * A page in short: the document's `<title>`, and `<main class="container">` with the title as its
 * `<h1>` before the children. Attributes, if given, are the `<main>`'s.
 *
 * @example
 * Titled('Users', Ul(users.map((user) => Li(user.name))))
 */
export function Titled<First extends Attributes | Child>(
  title: string,
  first?: First,
  ...rest: RestAfter<First, Child[]>
): Markup {
  const [attributes, children] = isAttributes(first) ? [first, rest] : [undefined, [first, rest]]
  return Fragment(
    Title(title),
    Main({ class: 'container', ...attributes }, H1(title), children as Child[]),
  )
}

/** Pico's card: an `<article>` with, if given, a `<header>` and a `<footer>`. */
export function Card(
  options: { readonly header?: Child; readonly footer?: Child },
  ...children: Child[]
): Markup {
  checkOptions(options, ['header', 'footer'], 'Card()')
  const { header, footer } = options
  return Article(header && Header(header), children, footer && Footer(footer))
}

/** Controls side by side, as Pico shows a `<fieldset role="group">`. */
export function Group(...children: Child[]): Markup {
  return Fieldset({ role: 'group' }, ...children)
}

/** A hidden form field. */
export function Hidden(value: AttributeValue, attributes: Attributes = {}): Markup {
  return Input({ type: 'hidden', value, ...attributes })
}

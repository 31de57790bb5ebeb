import type { Attributes, AttributeValue } from './attributes'
import type { Child } from './child'
import { isAttributes } from './element'
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
export function Titled(title: string, attributes: Attributes, ...children: Child[]): Markup
export function Titled(title: string, ...children: Child[]): Markup
export function Titled(title: string, ...rest: (Attributes | Child)[]): Markup {
  const attributes = isAttributes(rest[0]) ? rest[0] : undefined
  const children = (attributes ? rest.slice(1) : rest) as Child[]
  return Fragment(Title(title), Main({ class: 'container', ...attributes }, H1(title), children))
}

/** Pico's card: an `<article>` with, if given, a `<header>` and a `<footer>`. */
export function Card(
  { header, footer }: { readonly header?: Child; readonly footer?: Child },
  ...children: Child[]
): Markup {
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

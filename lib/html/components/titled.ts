import type { GlobalAttributes } from '../element-attributes/global-attributes'
import { isAttributes } from '../elements/element'
import type {
  FirstArgument,
  InJsx,
  RestAfter,
  RestAfterText,
  TextArgument,
} from '../elements/element-function'
import { H1, Main, Title } from '../elements/elements'
import { propsOnlyInJsx } from '../elements/made-in-jsx'
import type { Child } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import type { Markup } from '../nodes/markup'
import { expectedText } from './check-arguments'

/** What {@link Titled} takes in JSX. */
export interface TitledProps extends Omit<GlobalAttributes, 'title'> {
  /** The text of the `<title>` and of the `<h1>`. */
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
 * `<h1>` before the children. `<main>` gets the attributes, if you pass any.
 *
 * @throws TypeError if the title is not a string.
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
  if (typeof title !== 'string') {
    throw expectedText('Titled', 'a title', title, [attributes, children])
  }
  return new FragmentNode([
    Title(title),
    Main({ class: 'container', ...attributes }, H1(title), children as Child),
  ])
}

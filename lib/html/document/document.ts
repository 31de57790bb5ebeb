import type { BodyAttributes, HtmlAttributes } from '../element-attributes/html-attributes'
import { Body, Head, Html, Meta, Title } from '../elements/elements'
import type { Child } from '../nodes/child'
import { type Component, ComponentNode } from '../nodes/component-node'
import { ignoreRejectionsIn } from '../nodes/ignore-rejections'
import { type Markup, raw } from '../nodes/markup'
import { TemplateNode } from '../nodes/template-node'
import { belongsInHead, isAroundContent } from '../text/tag-names'
import { withNonce } from './nonce'
import { nodeOf, tagOf } from './top-item'
import { topLevel } from './top-level'

/** What stands around the content of a whole document. */
export interface PageOptions {
  /** The document's language, `<html lang>`. Default: `'en'`. */
  readonly lang?: string
  /** The title of a page whose content has no `<title>` of its own. Default: none. */
  readonly title?: string
  /** Added to the end of `<head>`: style sheets, scripts, an icon. */
  readonly head?: Child
  /** Added to the end of `<body>`. */
  readonly bodyEnd?: Child
  /** Attributes of `<html>`. */
  readonly htmlAttributes?: HtmlAttributes
  /** Attributes of `<body>`. */
  readonly bodyAttributes?: BodyAttributes
  /**
   * A component around the content of `<body>`: what all pages have, such as a navigation. Not
   * around fragments, nor whole documents. What components at the top of the content make is asked
   * for what belongs into the head first: contexts that the layout provides are not known to these.
   *
   * @example
   * layout: ({ children }) => [Nav(A({ href: '/' }, 'Home')), Main(children)]
   */
  readonly layout?: Component<{ readonly children: Child }>
  /**
   * The nonce of the `Content-Security-Policy`. It is put on the scripts, styles and links at the top
   * of the content, of `head` and of `bodyEnd`, if they have none: through arrays, components,
   * templates and error boundaries, but not inside of other elements, nor of `raw()`.
   */
  readonly nonce?: string
}

/**
 * A whole document around some content: doctype, charset, viewport, title, the top-level `title`,
 * `meta`, `link`, `style` and `base` of the content, then `page.head`. Content that already is an
 * `<html>` element is only given a doctype.
 */
export function documentOf(content: Child, page: PageOptions): Child | Promise<Child> {
  // Neither is rendered around an <html> element, nor when the content fails first.
  ignoreRejectionsIn([page.head, page.bodyEnd])
  const items = topLevel(content, undefined)
  return items instanceof Promise
    ? items.then((resolved) => around(resolved, page))
    : around(items, page)
}

const DOCTYPE = raw('<!doctype html>')

/** Whole documents are sent as they are. */
function around(items: readonly Child[], page: PageOptions): Child {
  const [element, ...others] = items.filter((item) => tagOf(item) !== undefined)
  const isWhole = others.length === 0 && tagOf(element) === 'html'
  if (!isWhole) return [DOCTYPE, document(items, page)]
  return hasDoctype(element) ? items : [DOCTYPE, items]
}

function document(items: readonly Child[], page: PageOptions): Child {
  const { lang = 'en', layout, nonce } = page
  let title = page.title === undefined ? null : Title(page.title)
  const hoisted: Child[] = []
  const body: Child[] = []
  for (const item of items) {
    const tag = tagOf(item)
    if (isAroundContent(tag)) {
      ignoreRejectionsIn(items)
      throw misplaced(hasDoctype(item) ? 'a doctype' : `<${tag}>`)
    }
    if (tag === 'title') {
      // The last one counts.
      ignoreRejectionsIn(title)
      title = item as Markup
    } else if (belongsInHead(tag)) hoisted.push(item)
    else body.push(item)
  }
  const content = withNonce(body, nonce)
  // It may leave its children out.
  if (layout) ignoreRejectionsIn(body)
  return Html(
    { lang, ...page.htmlAttributes },
    Head(
      Meta({ charset: 'utf-8' }),
      Meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      title,
      withNonce(hoisted, nonce),
      withNonce(page.head, nonce),
    ),
    Body(
      { ...page.bodyAttributes },
      layout ? new ComponentNode(layout, { children: content }) : content,
      withNonce(page.bodyEnd, nonce),
    ),
  )
}

/** HTML drops a `<head>` or a `<body>` that stands in a `<body>`. */
function misplaced(what: string): TypeError {
  return new TypeError(
    `ftResponse() got ${what} beside other content of a page: write one <html> around all of it, ` +
      `or leave ${what} out, since a document is put around what is not <html>`,
  )
}

function hasDoctype(item: Child): boolean {
  const node = nodeOf(item)
  return node instanceof TemplateNode && node.template.hasDoctype
}

import { whenReady } from '../../checks/when-ready'
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

// Elements at the top of a page, such as a <title>, are hoisted into the <head>. The <head> is
// written first, so that rendering could not put them there any more: before anything is rendered,
// topLevel() walks over the top of the page, calls the components there, awaits the promises there,
// and lists what it finds. Elements are not opened: what is inside of them is rendered once, after
// the walk. Each item keeps the frame of the components around it, so that contexts and errors work
// as if the page had been rendered in place.

/** What a whole document adds to its content. */
export interface PageOptions {
  /** The language of the document, `<html lang>`. Default: `'en'`. */
  readonly lang?: string
  /** The title, if the content has no `<title>` at its top. Default: none. */
  readonly title?: string
  /** Added to the end of `<head>`: style sheets, scripts, an icon. Default: nothing. */
  readonly head?: Child
  /** Added to the end of `<body>`. Default: nothing. */
  readonly bodyEnd?: Child
  /** Attributes of `<html>`. Default: only `lang`. */
  readonly htmlAttributes?: HtmlAttributes
  /** Attributes of `<body>`. Default: none. */
  readonly bodyAttributes?: BodyAttributes
  /**
   * A component around the content of `<body>`, for what all pages share, such as a navigation.
   * Fragments and content that is an `<html>` element get no layout. Components at the top of the
   * content are called before the layout, so that contexts of the layout do not reach them.
   * Default: none.
   *
   * @example
   * layout: ({ children }) => [Nav(A({ href: '/' }, 'Home')), Main(children)]
   */
  readonly layout?: Component<{ readonly children: Child }>
  /**
   * The nonce of the `Content-Security-Policy`. Scripts, styles and links without a nonce get it if
   * they are at the top of the content, of `head` or of `bodyEnd`: in arrays, components, templates
   * and error boundaries too, but not inside of other elements or of `raw()`. Default: none.
   */
  readonly nonce?: string
}

/**
 * Puts a whole document around the content: a doctype, and a head with charset, viewport, title,
 * the `meta`, `link`, `style` and `base` elements at the top of the content, and `page.head`.
 * Content that is an `<html>` element only gets a doctype.
 *
 * @throws TypeError for a doctype, `<html>`, `<head>` or `<body>` beside other content.
 */
export function documentOf(content: Child, page: PageOptions): Child | Promise<Child> {
  // Neither is rendered if the content is an <html> element or fails.
  ignoreRejectionsIn([page.head, page.bodyEnd])
  const items = topLevel(content, undefined)
  return whenReady<Child[], Child>(items, (resolved) => around(resolved, page))
}

const DOCTYPE = raw('<!doctype html>')

/** An `<html>` element is the whole document; text and comments may be beside it. */
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
      // The last one wins; the others are not rendered.
      ignoreRejectionsIn(title)
      title = item as Markup
    } else if (belongsInHead(tag)) hoisted.push(item)
    else body.push(item)
  }
  const content = withNonce(body, nonce)
  // A layout may drop its children.
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

/** HTML parsers drop a `<head>` or a `<body>` inside of a `<body>`. */
function misplaced(what: string): TypeError {
  return new TypeError(
    `a document expected one <html> or content for its <body>, got ${what} beside other content: ` +
      `write one <html> around all of it, or leave ${what} out, since each document gets its own`,
  )
}

function hasDoctype(item: Child): boolean {
  const node = nodeOf(item)
  return node instanceof TemplateNode && node.template.hasDoctype
}

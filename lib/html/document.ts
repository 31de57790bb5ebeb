import type { Attributes } from './attributes/attributes'
import { type Child, isChildIterable, isPromiseLike, toPromise } from './child'
import { Body, Head, Html, Meta, Title } from './elements'
import { ElementNode, FragmentNode } from './node'
import { render } from './render/render'
import { silence } from './render/silence'

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
  readonly htmlAttributes?: Attributes
  /** Attributes of `<body>`. */
  readonly bodyAttributes?: Attributes
  /**
   * The nonce of the `Content-Security-Policy`. It is put on the scripts, styles and links that
   * stand directly in `head`, in `bodyEnd`, or among those that the content hoists.
   */
  readonly nonce?: string
}

/** As in FastHTML: a script of the content stays where it is, since it may need what is before it. */
const HOISTED = new Set(['meta', 'link', 'style', 'base'])
const TAKES_NONCE = new Set(['script', 'style', 'link'])

/**
 * A whole document around some content: doctype, charset, viewport, title, the top-level `title`,
 * `meta`, `link`, `style` and `base` of the content, then `page.head`. Content that already is an
 * `<html>` element is only given a doctype.
 */
export function renderDocument(content: Child, page: PageOptions): string | Promise<string> {
  // Neither is rendered around an <html> element, nor when the content fails first.
  silence([page.head, page.bodyEnd])
  const items = topLevel(content)
  if (!(items instanceof Promise)) return documentOf(items, page)
  // What stands deeper is rendered only when all at the top is there; it may reject before.
  silence(content)
  return items.then((resolved) => documentOf(resolved, page))
}

/** The content without the arrays, fragments and promises around what is at its top. */
function topLevel(content: Child): Child[] | Promise<Child[]> {
  if (isPromiseLike(content)) return quiet(toPromise(content).then(topLevel))
  if (content instanceof FragmentNode) return topLevel(content.children as Child)
  if (typeof content === 'string' || !isChildIterable(content)) return [content]
  const lists = Array.from(content, topLevel)
  if (!lists.some(isPromiseLike)) return (lists as Child[][]).flat()
  return Promise.all(lists).then((all) => all.flat())
}

/** A sibling may throw before anybody waits for this promise. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

function documentOf(items: readonly Child[], page: PageOptions): string | Promise<string> {
  const elements = items.filter((item) => item instanceof ElementNode)
  const own = elements.length === 1 && isElement(elements[0], 'html')
  const html = render(own ? items : around(items, page))
  return html instanceof Promise ? html.then(withDoctype) : withDoctype(html)
}

function withDoctype(html: string): string {
  return `<!doctype html>${html}`
}

function around(items: readonly Child[], page: PageOptions): Child {
  const { lang = 'en', nonce } = page
  let title = page.title === undefined ? null : Title(page.title)
  const hoisted: Child[] = []
  const body: Child[] = []
  for (const item of items) {
    if (isElement(item, 'title')) title = item
    else if (item instanceof ElementNode && HOISTED.has(item.definition.tag)) hoisted.push(item)
    else body.push(item)
  }
  return Html(
    { lang, ...page.htmlAttributes },
    Head(
      Meta({ charset: 'utf-8' }),
      Meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      title,
      withNonce(hoisted, nonce),
      withNonce(page.head, nonce),
    ),
    Body({ ...page.bodyAttributes }, body, withNonce(page.bodyEnd, nonce)),
  )
}

function isElement(item: Child, tag: string): item is ElementNode {
  return item instanceof ElementNode && item.definition.tag === tag
}

function withNonce(content: Child, nonce: string | undefined): Child {
  if (nonce === undefined) return content
  if (isPromiseLike(content)) {
    return quiet(toPromise(content).then((resolved) => withNonce(resolved, nonce)))
  }
  if (isChildIterable(content)) return Array.from(content, (item) => withNonce(item, nonce))
  if (content instanceof FragmentNode) return withNonce(content.children as Child, nonce)
  if (content instanceof ElementNode && TAKES_NONCE.has(content.definition.tag)) {
    return new ElementNode(content.definition, { nonce, ...content.attributes }, content.children)
  }
  return content
}

import { type Child, isChildIterable, isPromiseLike, toPromise } from './child'
import type { BodyAttributes, HtmlAttributes } from './element-attributes/html-attributes'
import { Body, Head, Html, Meta, Title } from './elements'
import { type Markup, raw } from './markup'
import { ElementNode, FragmentNode } from './node'
import { quiet } from './render/quiet'
import { silence } from './render/silence'
import { type CompiledTemplate, TemplateNode } from './template/template-node'
import { FramedNode, topLevel, withoutFrame } from './top-level'

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
export function documentOf(content: Child, page: PageOptions): Child | Promise<Child> {
  // Neither is rendered around an <html> element, nor when the content fails first.
  silence([page.head, page.bodyEnd])
  const items = topLevel(content, undefined)
  return items instanceof Promise
    ? items.then((resolved) => around(resolved, page))
    : around(items, page)
}

const DOCTYPE = raw('<!doctype html>')

/** Whole documents are sent as they are. */
function around(items: readonly Child[], page: PageOptions): Child {
  const elements = items.filter(isElement)
  const template = elements.length === 1 ? templateOf(elements[0]) : undefined
  if (template?.rootTag === 'html') return template.hasDoctype ? items : [DOCTYPE, items]
  const isWhole = elements.length === 1 && tagOf(elements[0]) === 'html'
  return [DOCTYPE, isWhole ? items : document(items, page)]
}

function document(items: readonly Child[], page: PageOptions): Child {
  const { lang = 'en', nonce } = page
  let title = page.title === undefined ? null : Title(page.title)
  const hoisted: Child[] = []
  const body: Child[] = []
  for (const item of items) {
    const tag = tagOf(item)
    if (tag === 'title') title = item as Markup
    else if (tag !== undefined && HOISTED.has(tag)) hoisted.push(item)
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

/** The name of an element's tag. What a template consists of is not looked at. */
function tagOf(item: Child): string | undefined {
  const node = withoutFrame(item)
  return node instanceof ElementNode ? node.definition.tag : undefined
}

function templateOf(item: Child): CompiledTemplate | undefined {
  const node = withoutFrame(item)
  return node instanceof TemplateNode ? node.template : undefined
}

function isElement(item: Child): boolean {
  return tagOf(item) !== undefined || templateOf(item) !== undefined
}

function withNonce(content: Child, nonce: string | undefined): Child {
  if (nonce === undefined) return content
  if (isPromiseLike(content)) {
    return quiet(toPromise(content).then((resolved) => withNonce(resolved, nonce)))
  }
  if (isChildIterable(content)) return Array.from(content, (item) => withNonce(item, nonce))
  if (content instanceof FramedNode) {
    return new FramedNode(content.frame, withNonce(content.content, nonce))
  }
  if (content instanceof FragmentNode) return withNonce(content.children as Child, nonce)
  if (content instanceof ElementNode && TAKES_NONCE.has(content.definition.tag)) {
    const { definition, attributes, children } = content
    // What with() gave is in the definition where the element has no attributes of its own.
    const own = attributes?.nonce ?? definition.preset?.attributes.nonce
    // An own one that is undefined, as of a variable that is not set, is none.
    if (own === undefined || own === null) {
      return new ElementNode(definition, Object.assign({ nonce }, attributes, { nonce }), children)
    }
  }
  return content
}

/**
 * What HTML allows between the tags of an element. `void`: nothing. `code`: text in which it
 * decodes no entities. `preformatted`: children, but it drops a line end right after the start tag.
 */
export type ElementContent = 'children' | 'void' | 'code' | 'preformatted'

const VOID = 'area base br col embed hr img input link meta param source track wbr'

const CONTENT = new Map<string, ElementContent>([
  ...VOID.split(' ').map((tag) => [tag, 'void'] as const),
  ...['script', 'style'].map((tag) => [tag, 'code'] as const),
  ...['pre', 'textarea', 'listing'].map((tag) => [tag, 'preformatted'] as const),
])

/** @param tag in lower or upper case. */
export function contentOf(tag: string): ElementContent {
  return CONTENT.get(tag.toLowerCase()) ?? 'children'
}

/**
 * Whether a document hoists the element from the top of its content into its head. A script stays
 * where it is, as in FastHTML: it may need the elements before it.
 */
export function belongsInHead(tag: string | undefined): boolean {
  return tag !== undefined && IN_HEAD.has(tag)
}

/** Whether a `Content-Security-Policy` reads a nonce on the element. */
export function takesNonce(tag: string | undefined): boolean {
  return tag !== undefined && WITH_NONCE.has(tag)
}

/** Whether every document puts the element around its content. */
export function isAroundContent(tag: string | undefined): boolean {
  return tag === 'html' || tag === 'head' || tag === 'body'
}

const WITH_NONCE = new Set(['script', 'style', 'link'])
const IN_HEAD = new Set(['title', 'meta', 'link', 'style', 'base'])

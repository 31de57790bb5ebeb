/**
 * What HTML takes between the tags of an element. `void`: nothing. `code`: text that it does not
 * decode. `preformatted`: children whose first line end, right behind the tag, it drops.
 */
export type ElementContent = 'children' | 'void' | 'code' | 'preformatted'

const VOID = 'area base br col embed hr img input link meta param source track wbr'

const CONTENT = new Map<string, ElementContent>([
  ...VOID.split(' ').map((tag) => [tag, 'void'] as const),
  ...['script', 'style'].map((tag) => [tag, 'code'] as const),
  ...['pre', 'textarea', 'listing'].map((tag) => [tag, 'preformatted'] as const),
])

/** @param tag in any case. */
export function contentOf(tag: string): ElementContent {
  return CONTENT.get(tag.toLowerCase()) ?? 'children'
}

/**
 * Whether a document takes an element from the top of its content into its head. As in FastHTML: a
 * script stays where it is, since it may need what is before it.
 */
export function belongsInHead(tag: string | undefined): boolean {
  return tag !== undefined && IN_HEAD.has(tag)
}

/** Whether a nonce lets what the element holds or loads pass a `Content-Security-Policy`. */
export function takesNonce(tag: string | undefined): boolean {
  return tag !== undefined && WITH_NONCE.has(tag)
}

/** Whether it is what a document puts around its content itself. */
export function isAroundContent(tag: string | undefined): boolean {
  return tag === 'html' || tag === 'head' || tag === 'body'
}

const WITH_NONCE = new Set(['script', 'style', 'link'])
const IN_HEAD = new Set(['title', 'meta', 'link', 'style', 'base'])

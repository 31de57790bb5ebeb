import { safeUrl } from '../text/safe-url'
import { textPart } from '../text/text-part'

/** Behind one of these a value is data. */
const QUERY = /[?#]/
/**
 * Another slash would make this another site (`//evil.example`), also behind tabs and line ends.
 */
const SLASH = /^\s*\/$/

/** Half of a character: encodeURIComponent() throws for it. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/gu

/**
 * A value as a part of a URL. Behind a `?` or `#` it is data and encoded; before that, it may be a
 * path or the beginning of the URL.
 *
 * @param before the URL so far.
 */
export function urlPart(value: unknown, before: string, where: string): string {
  // It encodes itself.
  if (value instanceof URLSearchParams) return String(value)
  const text = textPart(value, where)
  if (QUERY.test(before)) return encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD'))
  return SLASH.test(before) ? text.replace(/^[\t\n\r]*[\\/]/, encodeURIComponent) : text
}

/** Whether text is such a part as it is. @param before the URL so far. */
export function isPlainInUrl(before: string): boolean {
  return !QUERY.test(before) && !SLASH.test(before)
}

/** A value as a part of `srcset`, in which spaces, and commas at either end, separate images. */
export function imageSetPart(value: unknown, where: string): string {
  return textPart(value, where).replace(/[\t\n\f\r ]|^,+|,+$/g, encodeURIComponent)
}

/** Checks the URLs in a value: it returns the value, or one with `about:invalid`. */
export type CheckUrls = (value: string) => string

/**
 * The check for an attribute that holds several URLs, or one among other text; `undefined` for all
 * others. The kinds of attributes cannot say this: it depends on the rest of the tag.
 *
 * @param staticValue returns the value of another attribute, with its holes.
 */
export function checkUrlsOf(
  name: string,
  tag: string,
  staticValue: (name: string) => string | undefined,
): CheckUrls | undefined {
  const check = (url: string) => safeUrl(url, tag, name)
  if (name === 'ping') {
    return (value) => {
      const urls = value.split(/[\t\n\f\r ]+/)
      return urls.some((url) => check(url) !== url) ? 'about:invalid' : value
    }
  }
  // An http-equiv that is a hole may become any.
  if (tag === 'meta' && name === 'content' && /refresh|\0/i.test(staticValue('http-equiv') ?? '')) {
    return (value) => {
      const [, seconds, url] = REFRESH.exec(value) as RegExpExecArray
      return check(url as string) === url ? value : `${seconds}about:invalid`
    }
  }
  return undefined
}

// https://html.spec.whatwg.org/multipage/document-lifecycle.html#shared-declarative-refresh-steps
const REFRESH = /^([\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?)(.*)$/is

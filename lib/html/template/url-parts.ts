import { safeUrl } from '../text/safe-url'
import { textPart } from '../text/text-part'

/** Behind these a value is data. */
const QUERY = /[?#]/
/** `//evil.example` behind one slash would be another site, with tabs and line ends in between too. */
const SLASH = /^\s*\/$/

/** Half of a character, which has no UTF-8 to be encoded. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/gu

/**
 * A value as a part of a URL. Behind a `?` or `#` it is data and encoded; before, it may be a path,
 * or all that the URL begins with.
 *
 * @param before the URL so far.
 */
export function urlPart(value: unknown, before: string, where: string): string {
  // They are encoded.
  if (value instanceof URLSearchParams) return String(value)
  const text = textPart(value, where)
  if (QUERY.test(before)) return encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD'))
  return SLASH.test(before) ? text.replace(/^[\t\n\r]*[\\/]/, encodeURIComponent) : text
}

/** Whether text behind it is a part of the URL as it is. */
export function isPlainInUrl(before: string): boolean {
  return !QUERY.test(before) && !SLASH.test(before)
}

/** A value as a part of `srcset`, where spaces and commas at the ends separate the images. */
export function imageSetPart(value: unknown, where: string): string {
  return textPart(value, where).replace(/[\t\n\f\r ]|^,+|,+$/g, encodeURIComponent)
}

/**
 * What checks the URLs in an attribute that is not all one URL; undefined if it has none. Of what
 * the kinds of attributes say, this is the part that depends on the rest of the tag.
 *
 * @param staticValue gives the value of another attribute, with its holes.
 */
export function urlsOf(
  name: string,
  tag: string,
  staticValue: (name: string) => string | undefined,
): ((value: string) => string) | undefined {
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

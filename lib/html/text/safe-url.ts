import { channel } from 'node:diagnostics_channel'

/** A message of the diagnostics channel `ft-response:unsafe-url`: a URL that was not written. */
export interface UnsafeUrl {
  readonly tag: string
  readonly attribute: string
  /** The URL as it was given: may hold anything that a user sent. */
  readonly url: string
}

const unsafeUrls = channel('ft-response:unsafe-url')

// htmx 4 runs what follows js: in hx-get and in boosted links.
const RUNS_CODE = /^(?:javascript|js|vbscript|data):/i
const RASTER_IMAGE = /^data:image\/(?:avif|bmp|gif|jpe?g|png|webp|x-icon)[;,]/i
// Browsers skip these before a scheme, and tabs and line ends inside of it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them
const SKIPPED = /[\u0000-\u0020]/g

const warned = new Set<string>()
const MOST_WARNINGS = 100

/**
 * Returns the URL, or `about:invalid` if its scheme runs code. Reports such a URL instead of
 * throwing: the programmer made no mistake, and one stored link must not take a page down.
 */
export function safeUrl(url: string, tag: string, attribute: string): string {
  // True for most URLs.
  if (beginsSafely(url)) return url
  const colon = url.indexOf(':')
  if (colon === -1) return url
  const read = url.slice(0, colon + 40).replace(SKIPPED, '')
  if (!RUNS_CODE.test(read) || RASTER_IMAGE.test(read)) return url
  report({ tag, attribute, url })
  return 'about:invalid'
}

/** Whether the first letter shows that the text is no URL whose scheme runs code. */
export function beginsSafely(text: string): boolean {
  const code = text.charCodeAt(0)
  // J, V and D, in both cases. Compared as numbers: a call of String.includes() took three per cent
  // of a page with a link in each line.
  const letter = code | 0x20
  return code > 0x20 && letter !== 0x6a && letter !== 0x76 && letter !== 0x64
}

function report(unsafe: UnsafeUrl): void {
  unsafeUrls.publish(unsafe)
  const place = `<${unsafe.tag} ${unsafe.attribute}>`
  // Once for each place: the author of a stored link must not be able to fill the log.
  if (warned.has(place) || warned.size >= MOST_WARNINGS) return
  warned.add(place)
  process.emitWarning(
    `${place} got a URL that runs code and shows about:invalid instead; ` +
      'the diagnostics channel "ft-response:unsafe-url" publishes every such URL',
    { code: 'FT_RESPONSE_UNSAFE_URL' },
  )
}

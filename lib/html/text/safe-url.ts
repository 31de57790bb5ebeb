import { channel } from 'node:diagnostics_channel'

/** What {@link unsafeUrls} tells its subscribers. */
export interface UnsafeUrl {
  readonly tag: string
  readonly attribute: string
  readonly url: string
}

/** Where refused URLs are reported: `diagnostics_channel.subscribe('ft-response:unsafe-url', ...)`. */
const unsafeUrls = channel('ft-response:unsafe-url')

// js: is htmx 4's: it runs the rest of hx-get, or of a boosted link.
const RUNS_CODE = /^(?:javascript|js|vbscript|data):/i
const RASTER_IMAGE = /^data:image\/(?:avif|bmp|gif|jpe?g|png|webp|x-icon)[;,]/i
// Browsers skip these in front of a scheme, and tabs and line ends inside of it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is skipped
const SKIPPED = /[\u0000-\u0020]/g

const warned = new Set<string>()
const MOST_WARNINGS = 100

/**
 * The URL itself, or `about:invalid` for a scheme that runs code. That is data gone bad and not a
 * slip of the programmer, so it is reported instead of thrown: one stored link must not take a page
 * down.
 */
export function safeUrl(url: string, tag: string, attribute: string): string {
  // Of most URLs one look is enough.
  if (beginsSafely(url)) return url
  const colon = url.indexOf(':')
  if (colon === -1) return url
  const read = url.slice(0, colon + 40).replace(SKIPPED, '')
  if (!RUNS_CODE.test(read) || RASTER_IMAGE.test(read)) return url
  report({ tag, attribute, url })
  return 'about:invalid'
}

/** Whether no URL that begins so has a scheme that runs code: the first letter says it. */
export function beginsSafely(text: string): boolean {
  const code = text.charCodeAt(0)
  // J, V and D, in both cases. Numbers, since String.includes() is a call out of the compiled code:
  // three per cent of a page with a link in each of its lines.
  const letter = code | 0x20
  return code > 0x20 && letter !== 0x6a && letter !== 0x76 && letter !== 0x64
}

function report(unsafe: UnsafeUrl): void {
  unsafeUrls.publish(unsafe)
  const place = `<${unsafe.tag} ${unsafe.attribute}>`
  // Once a place: whoever stored the link must not be able to fill the log.
  if (warned.has(place) || warned.size >= MOST_WARNINGS) return
  warned.add(place)
  process.emitWarning(
    `${place} got a URL that runs code and shows about:invalid instead; ` +
      'further ones are published on the diagnostics channel "ft-response:unsafe-url"',
    { code: 'FT_RESPONSE_UNSAFE_URL' },
  )
}

/** A hole of a template where a value would not be what it is. */
export interface MisplacedHole {
  /** The number of the hole. */
  readonly hole: number
  readonly where: string
  readonly near: string
}

/** The code around the holes of a template, and what was found in it. */
interface ReadTemplate<Found> {
  readonly parts: readonly string[]
  readonly found: Found
}

/**
 * Reads the code around the holes of `` js`...` `` and `` css`...` ``, with the backslashes that it
 * has: in both languages they are the code's own. Done once per call site.
 */
export function templateReader<Found>(
  find: (parts: readonly string[]) => Found,
): (source: TemplateStringsArray) => ReadTemplate<Found> {
  const templates = new WeakMap<TemplateStringsArray, ReadTemplate<Found>>()
  return (source) => {
    let template = templates.get(source)
    if (!template) {
      // Inside of a template literal another one can only be written with backslashes.
      const parts = source.raw.map((text) => text.replace(/\\(?=`|\$\{)/g, ''))
      template = { parts, found: find(parts) }
      templates.set(source, template)
    }
    return template
  }
}

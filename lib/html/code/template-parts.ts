/** A hole that stands where a value could end the literal or comment around it. */
export interface MisplacedHole {
  /** The number of the hole. */
  readonly hole: number
  /** What it stands in: "string", "comment". */
  readonly where: string
  /** The code before it. */
  readonly near: string
}

/** The code around the holes of a template, and what the scanner found in it. */
interface ReadTemplate<Found> {
  readonly parts: readonly string[]
  readonly found: Found
}

/**
 * Reads the code around the holes of `` js`...` `` and `` css`...` ``, once for each call site. It
 * keeps the backslashes: in both languages they belong to the code.
 */
export function templateReader<Found>(
  find: (parts: readonly string[]) => Found,
): (source: TemplateStringsArray) => ReadTemplate<Found> {
  const templates = new WeakMap<TemplateStringsArray, ReadTemplate<Found>>()
  return (source) => {
    let template = templates.get(source)
    if (!template) {
      // In a template literal, only a backslash lets one write another.
      const parts = source.raw.map((text) => text.replace(/\\(?=`|\$\{)/g, ''))
      template = { parts, found: find(parts) }
      templates.set(source, template)
    }
    return template
  }
}

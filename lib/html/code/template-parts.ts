const partsOf = new WeakMap<TemplateStringsArray, readonly string[]>()

/**
 * The code around the holes of `` js`...` `` and `` css`...` ``, with the backslashes that it has:
 * in both languages they are the code's own.
 */
export function templateParts(source: TemplateStringsArray): readonly string[] {
  let parts = partsOf.get(source)
  if (!parts) {
    // Inside of a template literal another one can only be written with backslashes.
    parts = source.raw.map((text) => text.replace(/\\(?=`|\$\{)/g, ''))
    partsOf.set(source, parts)
  }
  return parts
}

/** A hole of a template where a value would not be what it is. */
export interface MisplacedHole {
  /** The number of the hole. */
  readonly hole: number
  readonly where: string
  readonly near: string
}

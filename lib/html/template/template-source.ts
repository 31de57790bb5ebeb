/** Stands for a hole in the text of a template. HTML has no NUL, so a template has none of its own. */
export const HOLE = '\0'

/** How messages show a hole. */
const SHOWN = '$' + '{...}'

/** The text of a template, one character for each of its holes, and where in it things are. */
export class TemplateSource {
  readonly text: string
  readonly #holes: number[] = []

  /** @throws TypeError if a part holds NUL, or an escape that JavaScript has none of. */
  constructor(parts: readonly (string | undefined)[]) {
    this.text = parts.map((part) => part ?? HOLE).join(HOLE)
    for (let at = this.#next(0); at !== -1; at = this.#next(at + 1)) this.#holes.push(at)
    if (this.#holes.length !== parts.length - 1) {
      throw new TypeError(
        'html`` expected text without \\0 and without escapes that JavaScript does not know ' +
          '(\\u and \\x without their digits): write \\\\ for a backslash',
      )
    }
  }

  #next(at: number): number {
    return this.text.indexOf(HOLE, at)
  }

  /** The number of the hole that stands at `at`, or is the first behind it. */
  holeAt(at: number): number {
    return this.#holes.findIndex((hole) => hole >= at)
  }

  /** Where a hole stands: number `nth`, from 0 on, of those from `start` on. */
  holeAfter(start: number, nth: number): number {
    return this.#holes[this.holeAt(start) + nth] as number
  }

  /** The first hole between `start` and `end`: where it is, or -1. */
  holeWithin(start: number, end: number): number {
    const at = this.#next(start)
    return at < end ? at : -1
  }

  /** What a pattern with the flag `y` matches at `at`. */
  match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(this.text)
  }

  /** @param problem what is at `at`, as in "got a value in a comment". */
  error(problem: string, at: number, wayOut: string): TypeError {
    const before = this.text.slice(0, at).replaceAll(HOLE, SHOWN).split('\n')
    const near = this.text
      .slice(Math.max(0, at - 30), at + 30)
      .replaceAll(HOLE, SHOWN)
      .replace(/\s+/g, ' ')
    return new TypeError(
      `html\`\` ${problem}, at ${before.length}:${(before.at(-1) as string).length + 1}, ` +
        `near "${near}": ${wayOut}`,
    )
  }
}

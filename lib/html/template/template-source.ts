/**
 * Stands for a hole in the text of a template. HTML has no NUL, and a template may not have one.
 */
export const HOLE = '\0'

/** How errors show a hole. */
const SHOWN = '$' + '{...}'

/** The text of a template, with one character for each hole, and the places of the holes. */
export class TemplateSource {
  readonly text: string
  readonly #holes: number[] = []

  /** @throws TypeError if a part holds NUL, or an escape that JavaScript lacks. */
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

  /** The number of the hole at `at`, or of the first hole behind it. */
  holeAt(at: number): number {
    return this.#holes.findIndex((hole) => hole >= at)
  }

  /** The place of a hole: number `nth`, from 0, of those that follow `start`. */
  holeAfter(start: number, nth: number): number {
    return this.#holes[this.holeAt(start) + nth] as number
  }

  /** The place of the first hole between `start` and `end`; -1 if there is none. */
  holeWithin(start: number, end: number): number {
    const at = this.#next(start)
    return at < end ? at : -1
  }

  /** The match at `at` of a pattern with the flag `y`. */
  match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(this.text)
  }

  /** @param problem the mistake at `at`, as in "got a value in a comment". */
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

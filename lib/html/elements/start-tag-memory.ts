import type { AttributeValue } from '../nodes/attribute-values'

/** An attribute with more values than these holds data, such as ids: none is remembered then. */
export const MOST_VALUES = 32
/** Longer strings are likely data too. */
const LONGEST_VALUE = 256

/** About as much as the objects of a step and of a piece take, in characters. */
const COST_OF_STEP = 500
const COST_OF_PIECE = 100

/**
 * How much start tags may remember, in characters, with what objects take beside them. Names and
 * values that come from data must not fill the memory: when it is full, start tags write what they
 * do not know yet without remembering it.
 */
class StartTagMemory {
  #left = 2_000_000

  get isFull(): boolean {
    return this.#left <= 0
  }

  takeStep(): void {
    this.#left -= COST_OF_STEP
  }

  takePiece(piece: Piece): void {
    this.#left -= costOf(piece)
  }

  giveBack(pieces: Iterable<Piece>): void {
    for (const piece of pieces) this.#left += costOf(piece)
  }
}

interface Piece {
  /** There are two texts of nearly this length. */
  readonly open: string
}

function costOf({ open }: Piece): number {
  return COST_OF_PIECE + 2 * open.length
}

/** One for the whole process. */
export const memory = new StartTagMemory()

/** Whether a value may come again, and would be written in the same way. */
export function isWorthRemembering(value: AttributeValue, text: string | true): boolean {
  // An object may have changed; numbers are mostly data.
  if (typeof value !== 'string') return typeof value === 'boolean'
  // A URL that runs code is not written as it came: each time it comes it is reported.
  return value.length <= LONGEST_VALUE && text === value
}

/** How many tasks there have been since a runner was made: counters, for metrics. */
export interface TaskCounts {
  readonly accepted: number
  /** For want of a place, or because of a shutdown. */
  readonly refused: number
  readonly completed: number
  readonly failed: number
  readonly cancelled: number
}

export function countsFromZero(): { -readonly [Name in keyof TaskCounts]: number } {
  return { accepted: 0, refused: 0, completed: 0, failed: 0, cancelled: 0 }
}

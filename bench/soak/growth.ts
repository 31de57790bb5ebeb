import { median } from '../render/statistics'

/** How much a figure grows from one time to the next: the median of all slopes, so that one odd figure says little. */
export function growth(figures: readonly number[]): number {
  const slopes = figures.flatMap((early, i) =>
    figures.slice(i + 1).map((late, j) => (late - early) / (j + 1)),
  )
  return slopes.length > 0 ? median(slopes) : 0
}

import { type Checks, checkOptions, milliseconds } from '../../checks/check-options'

/** Times of a drain, in milliseconds. */
export interface DrainOptions {
  /** How long tasks may go on by themselves. Default: 10,000. */
  readonly grace?: number
  /** How long they may take to end after their `signal` was aborted. Default: 2,000. */
  readonly abortGrace?: number
}

export const DRAIN_CHECKS: Checks<DrainOptions> = { grace: milliseconds, abortGrace: milliseconds }

/** @throws TypeError for options that could only be a mistake. */
export function readDrainOptions(options: DrainOptions): Required<DrainOptions> {
  checkOptions(options, DRAIN_CHECKS, 'drain()')
  return withDrainDefaults(options)
}

export function withDrainDefaults({
  grace = 10_000,
  abortGrace = 2_000,
}: DrainOptions): Required<DrainOptions> {
  return { grace, abortGrace }
}

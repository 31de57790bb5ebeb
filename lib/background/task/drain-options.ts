import { type Checks, checkOptions, milliseconds } from '../../checks/check-options'

/** How long a drain waits, in milliseconds. */
export interface DrainOptions {
  /** How long to wait for tasks before their `signal` is aborted. Default: 10,000. */
  readonly grace?: number
  /** How long to wait for them after that. Default: 2,000. */
  readonly abortGrace?: number
}

export const DRAIN_CHECKS: Checks<DrainOptions> = { grace: milliseconds, abortGrace: milliseconds }

/** @throws TypeError for an unknown option, or a value that an option does not take. */
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

import { runInThisContext } from 'node:vm'
import { afterAll, beforeAll, describe, jest, test } from '@jest/globals'
import { EFFORT } from '../../support/effort'
import fc, { runs } from '../../support/property'
// Before the library: it takes its timers when it is loaded.
import '../../support/runner-model/virtual-clock'
import { play } from '../../support/runner-model/play'
import { anyReaction, scenario, someDrain } from '../../support/runner-model/scenario'

// Jest's own is a copy, which hears of no events.
const { process } = runInThisContext('globalThis') as typeof globalThis

// To find the smallest failure takes its time.
jest.setTimeout(120_000 * EFFORT)

const printError = console.error
const unhandled: unknown[] = []
const onUnhandled = (error: unknown) => unhandled.push(error)

beforeAll(() => {
  console.error = () => {}
  process.on('unhandledRejection', onUnhandled)
})

afterAll(() => {
  process.off('unhandledRejection', onUnhandled)
  console.error = printError
})

function check(scenarios: ReturnType<typeof scenario>): Promise<void> {
  const property = fc.asyncProperty(scenarios, order, async (given, seed) => {
    unhandled.length = 0
    await play(given, schedulerOf(seed))
    if (unhandled.length > 0) throw new Error(`unhandled: ${unhandled}`)
  })
  return fc.assert(property, { numRuns: runs(67) })
}

const order = fc.noShrink(fc.integer())

/**
 * A scheduler as an argument of the property gives another order each time that it is cloned: what
 * was made smaller, or is played again by its seed and path, would not be what failed.
 */
function schedulerOf(seed: number): fc.Scheduler {
  return fc.sample(fc.scheduler(), { seed, numRuns: runs(1) })[0] as fc.Scheduler
}

describe('whatever happens in whatever order, each task ends once, in its turn and within limits', () => {
  test('without a drain', async () => {
    await check(scenario({ drain: fc.constant(undefined) }))
  })

  test('with a drain', async () => {
    await check(scenario({ drain: someDrain }))
  })

  test('with an onError that interferes', async () => {
    await check(scenario({ reaction: anyReaction }))
  })
})

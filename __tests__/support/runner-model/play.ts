import type { Scheduler } from 'fast-check'
import { gate } from '../gate'
import { begin } from './begin'
import { Channels } from './channels'
import { checkDrain } from './check-drain'
import { checkEnds } from './check-ends'
import { checkSettled } from './check-settled'
import { checkTold } from './check-told'
import type { Scenario } from './scenario'
import { Stage } from './stage'
import { fakeDate, useClock } from './virtual-clock'

/** More turns than a scenario can need. */
const MOST_TURNS = 20_000

/**
 * Plays a scenario in the order of the scheduler, and then to its end: responses that were forgotten
 * end, what hangs goes on, and what is held is let go.
 *
 * @throws Error with all that happened, if anything happened that must not.
 */
export async function play(scenario: Scenario, scheduler: Scheduler): Promise<void> {
  const stage = new Stage(scenario, scheduler)
  const checkGone = (name: string) => {
    const isGone = stage.runner.list().every((task) => task.name !== name)
    stage.journal.check(isGone, `${name} is listed when the channel says that it has ended`)
  }
  const channels = scenario.isTraced ? new Channels(checkGone) : undefined
  useClock(stage.clock)
  fakeDate(true)
  // Thousands of errors are made here, and nobody looks at where.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    const ends = begin(stage)
    await playAll(stage)
    stage.clock.pass(60_000)
    checkSettled(stage)
    stage.journal.check(isDrained(stage), 'drain() waits for what never ends')
    stage.journal.note('-- the end begins')
    for (const end of ends) end()
    stage.inside.slots.resume()
    stage.heldSince = undefined
    stage.end()
    await playAll(stage)
    stage.journal.note('-- all has ended')
    await checkEnds(stage)
    channels?.check(stage.journal)
    checkTold(stage)
    checkDrain(stage)
    await checkSlots(stage)
  } finally {
    channels?.stop()
    fakeDate(false)
    Error.stackTraceLimit = stackTraceLimit
  }
  const { violations, lines } = stage.journal
  if (violations.length > 0) throw new Error([violations[0], '', ...lines].join('\n'))
}

/** Whether a drain has ended whose times are over. */
function isDrained({ drain, scenario }: Stage): boolean {
  return !drain || drain.report !== undefined || scenario.drain?.grace === Number.POSITIVE_INFINITY
}

/** Plays on until nothing waits for its turn. */
async function playAll(stage: Stage): Promise<void> {
  const { scheduler } = stage
  for (let turns = 0; ; turns++) {
    if (turns > MOST_TURNS) throw new Error(`no end\n${stage.journal.lines.slice(-100).join('\n')}`)
    const pace = stage.pace()
    if (scheduler.count() === 0 || pace > 7) {
      await stage.settle()
      checkSettled(stage)
      stage.watchIdle()
      if (stage.isQuiet) return
      if (scheduler.count() === 0) continue
    }
    void scheduler.waitOne()
    // Only few turns of promises, so that the next thing comes in the middle of what this one began.
    for (let i = 0; i < pace; i++) await undefined
  }
}

/** Checks that a runner whose tasks have all ended runs as many at a time as ever. */
async function checkSlots(stage: Stage): Promise<void> {
  const { runner, inside, journal, scenario } = stage
  const { concurrency } = scenario.limits
  journal.check(runner.list().length === 0, 'list() is not empty')
  journal.check(runner.running === 0 && runner.waiting === 0, 'something runs or waits')
  if (concurrency === undefined) return
  if (stage.drain) {
    // It accepts nothing any more.
    let free = 0
    while (free <= concurrency && inside.slots.take()) free++
    journal.check(free === concurrency, `${free} of ${concurrency} slots are free`)
    return
  }
  const { opened, open } = gate()
  for (let i = 0; i < concurrency; i++) {
    const bound = inside.bind(`again ${i}`, () => opened)
    inside.accept([bound])
    void inside.start(bound, undefined)
  }
  await stage.settle()
  journal.check(runner.running === concurrency, `${runner.running} of ${concurrency} run again`)
  open()
  await stage.settle()
}

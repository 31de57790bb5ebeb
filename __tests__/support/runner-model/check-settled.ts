import { needsSlot, runningAttempt, type TaskRecord } from './journal'
import { nextAttemptAt } from './next-attempt'
import { isItsTurn } from './order'
import type { Stage } from './stage'

/** Checks, when nothing happens by itself any more, what the runner says, and that nothing is stuck. */
export function checkSettled(stage: Stage): void {
  const { journal, runner, clock } = stage
  const infos = runner.list()
  const running = stage.running()
  const check = (isTrue: boolean, otherwise: string) => journal.check(isTrue, otherwise)
  check(runner.running === running.length, `${running.length} run, not ${runner.running}`)
  check(runner.waiting === infos.length - running.length, `not ${runner.waiting} wait`)
  const { maxWaiting = Number.POSITIVE_INFINITY } = stage.scenario.limits
  const alive = stage.alive()
  if (stage.isClosed()) for (const task of running) stage.checkAborted(task)
  const refusable = [...alive].filter(needsSlot).length
  check(refusable <= stage.concurrency + maxWaiting, `${refusable} are accepted`)
  if (infos.length === 0)
    check(
      stage.idles.every(({ isOver }) => isOver),
      'idle() waits',
    )
  for (const info of infos) {
    const task = journal.tasks.get(info.name) as TaskRecord
    const { name, attempts } = task
    const isRunning = runningAttempt(task) !== undefined
    check(info.state === (isRunning ? 'running' : 'waiting'), `${name} is said to be ${info.state}`)
    check(info.attempt === attempts.length, `${name} is said to be at ${info.attempt}`)
    if (isRunning) continue
    if (info.delayedUntil !== undefined) {
      check(info.delayedUntil >= clock.now, `${name} is late`)
      check(info.delayedUntil <= stage.deadline, `${name} waits for longer than the drain`)
      if (attempts.length > 0) {
        check(info.delayedUntil === nextAttemptAt(task), `${name} waits until ${info.delayedUntil}`)
      }
      continue
    }
    if (!clock.isBusy) check(hasToWait(task, alive, stage), `${name} does not start`)
  }
}

function hasToWait(task: TaskRecord, alive: ReadonlySet<TaskRecord>, stage: Stage): boolean {
  const { response, parent } = task
  if (stage.heldSince !== undefined) return true
  if (response && response.outcome === undefined) return true
  if (parent && alive.has(parent)) return true
  const { now } = stage.clock
  if (task.attempts.length === 0 && !isItsTurn(task, { now, alive, isSure: true })) return true
  // While slots are held, those wait for one as well that otherwise do not.
  const wasHeld = stage.scenario.holds > 0
  const takesSlot = (other: TaskRecord) => wasHeld || needsSlot(other)
  return takesSlot(task) && stage.running().filter(takesSlot).length >= stage.concurrency
}

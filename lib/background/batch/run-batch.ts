import { type BoundTask, isBoundTask } from '../task/executor'
import type { Outcome, TaskEnd } from '../task/task-info'
import { Batch, releaseBatch } from './batch'

/** How the tasks of a batch are run. */
interface Run {
  readonly outcome: Outcome | undefined
  /** Is told of an executor that throws, which none should: the tasks behind still run. */
  readonly report: (error: unknown) => void
}

/** Runs what was accepted to run after the response. Resolves to whether all of it completed. */
export function runBatch(batch: Batch, run: Run): Promise<boolean> {
  const steps = batch.steps.values()
  const state = { completed: true }
  const workers = Math.min(batch.concurrency, batch.steps.length)
  if (workers <= 1) return work(batch, steps, state, run)
  const all = Array.from({ length: workers }, () => work(batch, steps, state, run))
  return Promise.all(all).then(() => state.completed)
}

/** Takes one step after another. */
async function work(
  batch: Batch,
  steps: Iterable<BoundTask | Batch>,
  state: { completed: boolean },
  run: Run,
): Promise<boolean> {
  for (const step of steps) {
    try {
      if (batch.stopOnError && !state.completed) skip(step)
      else if (!isCompleted(await beginStep(step, batch, run))) state.completed = false
    } catch (error) {
      state.completed = false
      run.report(error)
    }
  }
  return state.completed
}

type End = boolean | TaskEnd | 'delayed'

/** Where there are others, in a turn of its own: that a task enters an async context is not for them. */
function beginStep(step: BoundTask | Batch, { steps }: Batch, run: Run): End | Promise<End> {
  return steps.length === 1 ? runStep(step, run) : Promise.resolve().then(() => runStep(step, run))
}

function runStep(step: BoundTask | Batch, run: Run): End | Promise<End> {
  if (!isBoundTask(step)) return runBatch(step, run)
  const { executor } = step
  return executor.accepts === 'before-response' || executor.run(step, run.outcome)
}

function isCompleted(end: End): boolean {
  return end === true || end === 'completed' || end === 'delayed'
}

function skip(step: BoundTask | Batch): void {
  releaseBatch(new Batch([step]), 'a task before it did not complete')
}

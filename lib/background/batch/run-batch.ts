import { type BoundTask, isBoundTask } from '../task/executor'
import { seamOf } from '../task/executor-seam'
import type { Outcome, TaskEnd } from '../task/task-info'
import { Batch } from './batch'

/** How the tasks of a batch are run. */
interface BatchRun {
  readonly outcome: Outcome | undefined
  /** Called with what an executor throws. None should: the next tasks run all the same. */
  readonly report: (error: unknown) => void
}

/** Starts the accepted tasks of a batch, in order. Resolves to whether all of them completed. */
export function runBatch(batch: Batch, run: BatchRun): Promise<boolean> {
  const steps = batch.steps.values()
  const state = { completed: true }
  const workers = Math.min(batch.concurrency, batch.steps.length)
  if (workers <= 1) return takeSteps(batch, steps, state, run)
  const all = Array.from({ length: workers }, () => takeSteps(batch, steps, state, run))
  return Promise.all(all).then(() => state.completed)
}

/** Takes one step after another, as the other workers of the batch do, until none is left. */
async function takeSteps(
  batch: Batch,
  steps: Iterable<BoundTask | Batch>,
  state: { completed: boolean },
  run: BatchRun,
): Promise<boolean> {
  for (const step of steps) {
    try {
      if (batch.stopOnError && !state.completed) skip(step)
      else if (!isCompleted(await startStep(step, batch, run))) state.completed = false
    } catch (error) {
      state.completed = false
      run.report(error)
    }
  }
  return state.completed
}

type StepEnd = boolean | TaskEnd | 'delayed'

/**
 * Starts each of several steps in a turn of its own: an async context that a task enters must not
 * reach the next ones.
 */
function startStep(
  step: BoundTask | Batch,
  { steps }: Batch,
  run: BatchRun,
): StepEnd | Promise<StepEnd> {
  return steps.length === 1 ? runStep(step, run) : Promise.resolve().then(() => runStep(step, run))
}

function runStep(step: BoundTask | Batch, run: BatchRun): StepEnd | Promise<StepEnd> {
  if (!isBoundTask(step)) return runBatch(step, run)
  const seam = seamOf(step)
  return seam.accepts === 'before-response' || seam.start(step, run.outcome)
}

function isCompleted(end: StepEnd): boolean {
  return end === true || end === 'completed' || end === 'delayed'
}

function skip(step: BoundTask | Batch): void {
  new Batch([step]).release('a task before it did not complete')
}

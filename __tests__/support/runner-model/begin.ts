import { FakeResponse } from './fake-response'
import { type Group, inOrder, type ResponseRecord, tasksOf } from './journal'
import type { ResponseSpec, Scenario } from './scenario'
import type { Stage } from './stage'
import { backgroundOf, enqueue } from './work'

/** Begins all that goes on in a scenario at the same time. Gives what ends forgotten responses. */
export function begin(stage: Stage): (() => void)[] {
  const { scenario, journal, runner } = stage
  stage.watchIdle()
  for (const spec of scenario.enqueued) {
    void stage.turn('enqueue').then(() => quietly(() => enqueue(spec, stage)))
  }
  for (const spec of scenario.whenIdle) {
    void stage
      .turn('wait for idle()')
      .then(() => runner.idle())
      .then(() => quietly(() => enqueue(spec, stage)))
  }
  for (const { task, after } of scenario.cancels) {
    void stage.turn('cancel', after).then(() => {
      const tasks = journal.accepted()
      if (tasks.length > 0) stage.cancel(tasks[task % tasks.length] as never)
    })
  }
  for (let i = 0; i < scenario.holds; i++) void hold(stage)
  if (scenario.drain) void drain(stage, scenario.drain)
  return scenario.responses.map((spec, i) => respond(spec, `/${i + 1}`, stage))
}

/** @returns what ends the response, if nobody else has. */
function respond(spec: ResponseSpec, url: string, stage: Stage): () => void {
  const response = new FakeResponse(url)
  const record: ResponseRecord = {}
  const root = inOrder()
  const end = (isFinished: boolean) => {
    if (record.outcome) return
    record.outcome = isFinished ? 'finished' : 'aborted'
    record.endedAt = stage.clock.now
    stage.journal.note(`${url} is ${record.outcome}`)
    if (isFinished) response.finish()
    else response.breakOff()
  }
  const handle = async () => {
    for (const [i, batch] of spec.batches.entries()) {
      if (i === spec.batchesBefore && spec.ending !== 'is forgotten') {
        await stage.turn(`${url} ${spec.ending}`)
        end(spec.ending === 'finishes')
      }
      await stage.turn(`${url} gets a background`)
      quietly(() => handOver(batch, response, record, root, stage))
    }
    if (spec.ending === 'is forgotten') return
    await stage.turn(`${url} ${spec.ending}`)
    end(spec.ending === 'finishes')
  }
  void handle()
  return () => end(true)
}

function handOver(
  { items, when, isNeverSent }: ResponseSpec['batches'][number],
  { asResponse }: FakeResponse,
  response: ResponseRecord,
  root: Group,
  stage: Stage,
): void {
  const { journal, ft } = stage
  const group = inOrder(root)
  root.steps.push(group)
  journal.addAll(items, { group, when, response, parent: undefined, parentAttempt: 0 })
  const tasks = tasksOf(group)
  const background = backgroundOf(group, stage)
  stage.handOver(tasks, false, () => {
    if (isNeverSent) ft.ftResponse(asResponse, 'never sent', { background, when })
    else ft.afterResponse(asResponse, background, { when }).catch(() => {})
  })
  for (const task of tasks) task.isReleased = isNeverSent
}

async function hold(stage: Stage): Promise<void> {
  const { slots } = stage.inside
  await stage.turn('hold')
  if (stage.isOver) return
  slots.hold()
  stage.journal.note('held')
  stage.heldSince = stage.settled
  await stage.turn('resume')
  slots.resume()
  stage.journal.note('resumed')
  stage.heldSince = undefined
}

async function drain(stage: Stage, options: NonNullable<Scenario['drain']>): Promise<void> {
  const { journal, runner, clock } = stage
  const { grace, abortGrace } = options
  await stage.turn('drain', options.after)
  journal.note('drain begins')
  const alive = stage.alive()
  const endedBefore = new Set(journal.accepted().filter((task) => !alive.has(task)))
  stage.drain = { startedAt: clock.now, endedBefore }
  const drained = runner.drain({ grace, abortGrace })
  journal.check(runner.drain() === drained, 'a second drain() is another')
  const report = await drained
  const names = report.unfinished.map(({ name }) => name)
  journal.note(`drain ends: ${report.completed} completed, ${report.failed} failed, lost ${names}`)
  Object.assign(stage.drain, { report, endedAt: clock.now, aliveAfter: stage.alive() })
}

/** Refusals have been checked. */
function quietly(call: () => void): void {
  try {
    call()
  } catch {}
}

import type { TaskRecord } from './journal'
import type { Stage } from './stage'

/** Checks, at the end of all, that the report of a drain says what became of each task. */
export function checkDrain({ drain, journal, scenario }: Stage): void {
  if (!drain || !scenario.drain) return
  const check = (isTrue: boolean, otherwise: string) => journal.check(isTrue, `drain: ${otherwise}`)
  const { report, endedAt, startedAt, aliveAfter = [] } = drain
  if (!report || endedAt === undefined) {
    check(false, 'never ended')
    return
  }
  // setTimeout takes 0 for 1.
  const bound = Math.max(1, scenario.drain.grace) + Math.max(1, scenario.drain.abortGrace)
  check(endedAt - startedAt <= bound, `took ${endedAt - startedAt} ms`)
  const names = report.unfinished.map(({ name }) => name)
  check(new Set(names).size === names.length, `names ${names}`)
  const lost = new Set(names.map((name) => journal.tasks.get(name)))
  for (const task of aliveAfter) check(lost.has(task), `does not name ${task.name}`)
  const others = journal
    .accepted()
    .filter((task) => !lost.has(task) && !drain.endedBefore.has(task))
  const ends = (end: TaskRecord['end']) => others.filter((task) => task.end === end).length
  check(report.completed === ends('completed'), `completed ${report.completed}`)
  check(report.failed === ends('failed'), `failed ${report.failed}`)
  for (const { name, id, ranFor, attempt, startedAt: started } of report.unfinished) {
    const task = journal.tasks.get(name)
    check(task?.id === id && ranFor >= 0, `says of ${name} ${id}, ${ranFor}`)
    check((started === undefined) === (attempt === 0), `says of ${name} ${attempt}, ${started}`)
    const isLost = task !== undefined && !drain.endedBefore.has(task)
    check(isLost, `names ${name}, which had ended`)
  }
}

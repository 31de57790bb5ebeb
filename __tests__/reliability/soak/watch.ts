import { tracingChannel } from 'node:diagnostics_channel'
import type { OnError, TaskRunner, TaskTrace } from 'ft-response'
import type { Ledger } from './ledger'

/** Writes down what the library says of tasks, and what Node says that must never be. */
export function watch(ledger: Ledger): { onError: OnError } {
  tracingChannel<object, TaskTrace>('ft-response:task').subscribe({
    start: ({ id, name, request }) => {
      ledger.write('accepted', id, name, request?.url ?? '')
    },
    end() {},
    asyncStart() {},
    asyncEnd: ({ id, end }) => ledger.write('ended', id, String(end)),
    error() {},
  })
  process.on('unhandledRejection', (error) => ledger.write('wrong', `unhandled ${shown(error)}`))
  process.on('uncaughtException', (error) => ledger.write('wrong', `uncaught ${shown(error)}`))
  process.on('warning', (warning) => {
    // A machine that is busy with something else makes every task look like a blocking one.
    if ((warning as NodeJS.ErrnoException).code !== 'FT_BLOCKED') {
      ledger.write('wrong', `warning ${shown(warning)}`)
    }
  })
  return {
    onError: (error, task) => ledger.write('reported', task?.id ?? '', shown(error)),
  }
}

/** Cancels tasks of a name as soon as the handler has returned. */
export function cancelEarly(name: string, runner: TaskRunner, ledger: Ledger): void {
  tracingChannel<object, TaskTrace>('ft-response:task').start.subscribe((message) => {
    const trace = message as TaskTrace
    if (trace.name !== name) return
    setImmediate(async () => {
      ledger.write('cancelled', trace.id, await runner.cancel(trace.id))
    })
  })
}

function shown(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

import { AsyncLocalStorage } from 'node:async_hooks'
import type { TaskContext } from 'ft-response'
import type { Ledger } from './ledger'

/** The number of the request, which the tasks that follow it must see. */
export const currentRequest = new AsyncLocalStorage<number>()

/** A function of a task: the number of the request, and the context if it is told. */
export type Act = (n: number, task?: TaskContext) => unknown

/** A function of that name that writes down each call and its end. */
export function noted(
  ledger: Ledger,
  name: string,
  act: Act,
  keyOf = (n: number, _task?: TaskContext) => `${n}.${name}`,
): Act {
  const fn: Act = (n, task) => {
    const key = keyOf(n, task)
    ledger.write('began', key, task?.attempt ?? '', task?.id ?? '')
    const request = currentRequest.getStore()
    if (request !== n) ledger.write('wrong', `${key} runs in the async context of ${request}`)
    const returned = () => ledger.write('returned', key)
    let result: unknown
    try {
      result = act(n, task)
    } catch (error) {
      returned()
      throw error
    }
    if (result instanceof Promise) return result.finally(returned)
    returned()
    return result
  }
  return Object.defineProperty(fn, 'name', { value: name })
}

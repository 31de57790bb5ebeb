import { clearTimeout, setTimeout } from '../timers/real-timers'
import { LONGEST_TIMEOUT } from '../timers/time-limit'
import type { LocalTask } from './local-task'
import type { Slots } from './slots'

/** Resolves after so many milliseconds, or when the task is interrupted. */
export function waitForDelay(task: LocalTask, ms: number): Promise<void> {
  const until = Date.now() + ms
  task.delayedUntil = until
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout
    const stop = () => {
      clearTimeout(timer)
      task.delayedUntil = undefined
      task.interrupt = undefined
      resolve()
    }
    const wait = (left: number) => {
      timer = setTimeout(
        () => (left > LONGEST_TIMEOUT ? wait(left - LONGEST_TIMEOUT) : stop()),
        Math.min(left, LONGEST_TIMEOUT),
      )
    }
    task.interrupt = stop
    wait(ms)
  })
}

/** Waits for a slot. Resolves to whether the task has one: not if it was interrupted. */
export function waitForSlot(task: LocalTask, slots: Slots): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (hasSlot: boolean) => {
      task.interrupt = undefined
      resolve(hasSlot)
    }
    const leave = slots.wait(() => end(true))
    task.interrupt = () => {
      leave()
      end(false)
    }
  })
}

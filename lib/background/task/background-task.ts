import { describeValue } from '../../checks/describe-value'
import { checkTaskOptions, type TaskOptions } from './task-options'

const NO_OPTIONS: TaskOptions = {}

/**
 * A function and its arguments, called after the response.
 *
 * @example
 * ftResponse(res, P('Thank you'), { background: new BackgroundTask(sendMail, user.email) })
 */
export class BackgroundTask<Args extends readonly unknown[] = readonly unknown[]> {
  /** The function. */
  readonly fn: (...args: Args) => unknown
  /** Its arguments. Reports and logs never show them. */
  readonly args: Args
  #options: TaskOptions = NO_OPTIONS

  /** @throws TypeError if `fn` is not a function. */
  constructor(fn: (...args: Args) => unknown, ...args: Args) {
    if (typeof fn !== 'function') {
      throw new TypeError(`BackgroundTask() expected a function, got ${describeValue(fn)}`)
    }
    this.fn = fn
    this.args = args
  }

  /** Its options. Default: none, which means one attempt without a time limit of its own. */
  get options(): TaskOptions {
    return this.#options
  }

  /**
   * The same task with some options changed.
   *
   * @throws TypeError for an unknown option, or a value that an option does not take.
   * @example
   * new BackgroundTask(sendMail, user.email).with({ timeout: 5_000, attempts: 3, backoff: 1_000 })
   */
  with(options: TaskOptions): BackgroundTask<Args> {
    checkTaskOptions(options, 'BackgroundTask.with()')
    const task = new BackgroundTask<Args>(this.fn, ...this.args)
    task.#options = { ...this.#options, ...options }
    return task
  }
}

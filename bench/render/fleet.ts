import path from 'node:path'
import { Child } from './child'
import type { Answer, Order } from './messages'
import type { Renderer } from './renderers/renderers'

/**
 * The young generation has the size that it has in a busy process, from the start. With that size V8
 * would take from the collections that `worker.ts` asks for that all nodes of a page live long, and
 * make them in the old generation: in some processes twice the time, in no application.
 */
const DEFAULT_FLAGS = [
  '--expose-gc',
  '--min-semi-space-size=16',
  '--no-allocation-site-pretenuring',
]

/** A renderer in a process of its own, which lives through the whole run and works when asked. */
export class Worker {
  readonly renderer: Renderer
  readonly #child: Child<Order, Answer>

  private constructor(renderer: Renderer, child: Child<Order, Answer>) {
    this.renderer = renderer
    this.#child = child
  }

  /** @throws if the renderer cannot be loaded. */
  static async start(renderer: Renderer, folder: string, execArgv: readonly string[]) {
    const { child } = await Child.start<Order, Answer>({
      file: path.join(folder, 'worker.mjs'),
      args: [`./renderers/${renderer.name}.mjs`],
      execArgv,
    })
    return new Worker(renderer, child)
  }

  /** @throws with the renderer's name if it fails. */
  async ask<Kind extends Answer['kind']>(
    order: Order,
    expected: Kind,
  ): Promise<Extract<Answer, { readonly kind: Kind }>> {
    try {
      const answer = await this.#child.ask(order)
      if (answer.kind !== expected) throw new Error(`expected ${expected}, got ${answer.kind}`)
      return answer as Extract<Answer, { readonly kind: Kind }>
    } catch (cause) {
      throw new Error(`${this.renderer.name} could not ${order.kind}`, { cause })
    }
  }

  stop(): void {
    this.#child.stop()
  }
}

export interface WorkerOptions {
  readonly folder: string
  /** Of Node. */
  readonly execArgv?: readonly string[]
}

/** Lets `use` have a worker for each renderer, and stops them in the end. */
export async function withWorkers<Result>(
  renderers: readonly Renderer[],
  { folder, execArgv = DEFAULT_FLAGS }: WorkerOptions,
  use: (workers: readonly Worker[]) => Promise<Result>,
): Promise<Result> {
  const workers: Worker[] = []
  try {
    for (const renderer of renderers) workers.push(await Worker.start(renderer, folder, execArgv))
    return await use(workers)
  } finally {
    for (const worker of workers) worker.stop()
  }
}

/** The renderers without those that need an export that ft-response does not have yet. */
export async function available(renderers: readonly Renderer[]): Promise<Renderer[]> {
  // Resolved from the folder of the run, where this program is.
  const exported = Object.keys(await import('ft-response'))
  return renderers.filter(({ title, needs }) => {
    if (!needs || exported.includes(needs)) return true
    console.error(`Left out: ${title}. ft-response has no export '${needs}'.`)
    return false
  })
}

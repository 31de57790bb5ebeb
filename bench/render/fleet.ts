import path from 'node:path'
import { Child } from '../measuring/child'
import { RENDERERS, type RendererName } from './renderers'
import type { Answer, Order } from './worker'

/**
 * The young generation has the size that it has in a busy process, from the start. With that size V8
 * would take from the collections that `worker.ts` asks for that all nodes of a page live long, and
 * make them in the old generation: in some processes twice the time, in no application.
 */
const NODE_FLAGS = ['--expose-gc', '--min-semi-space-size=16', '--no-allocation-site-pretenuring']

/** A renderer in a process of its own, which lives through the whole run and works when asked. */
export class Worker {
  readonly name: RendererName
  readonly #child: Child<Order, Answer>

  private constructor(name: RendererName, child: Child<Order, Answer>) {
    this.name = name
    this.#child = child
  }

  /** @throws if the renderer cannot be loaded. */
  static async start(name: RendererName, folder: string): Promise<Worker> {
    const { child } = await Child.start<Order, Answer>({
      file: path.join(folder, RENDERERS[name].dialect, 'worker.mjs'),
      args: [name],
      execArgv: NODE_FLAGS,
    })
    return new Worker(name, child)
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
      throw new Error(`${this.name} could not ${order.kind}`, { cause })
    }
  }

  stop(): void {
    this.#child.stop()
  }
}

/** Gives `use` a worker for each renderer, and stops them in the end. */
export async function withWorkers<Result>(
  renderers: readonly RendererName[],
  folder: string,
  use: (workers: readonly Worker[]) => Promise<Result>,
): Promise<Result> {
  const workers: Worker[] = []
  try {
    for (const name of renderers) workers.push(await Worker.start(name, folder))
    return await use(workers)
  } finally {
    for (const worker of workers) worker.stop()
  }
}

/**
 * Does what the parent asks, one order after another, and answers each; an error is an answer too.
 * The process ends with its parent.
 */
export function serveParent<Order, Answer>(
  execute: (order: Order) => Answer | Promise<Answer>,
): void {
  process.on('message', async (order: Order) => {
    try {
      process.send?.(await execute(order))
    } catch (error) {
      tellFailure(error)
    }
  })
  process.on('disconnect', () => process.exit())
}

export function tellFailure(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? String(error)) : String(error)
  process.send?.({ kind: 'failed', error: text })
}

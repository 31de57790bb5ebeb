// An Express app with one handler, in a process of its own. Arguments: the variant, and which side.

import type { AddressInfo } from 'node:net'
import express from 'express'
import { processorTime } from '../measuring/processor-time'
import { serveParent, tellFailure } from '../measuring/serve-parent'
import { ran, VARIANTS, type VariantName } from './handlers'

export type ServerAnswer =
  | { readonly kind: 'listening'; readonly port: number }
  /** Of the processor, in microseconds, and how often the task ran, since the start. */
  | { readonly kind: 'used'; readonly time: number; readonly tasks: number }

try {
  const [, , variant = '', side] = process.argv
  const { ours, byHand } = VARIANTS[variant as VariantName] ?? {}
  const handler = side === 'ours' ? ours : byHand
  if (!handler) throw new Error(`there is no variant ${variant}`)
  const app = express()
  app.get('/', handler)
  // So that --cpu-prof writes what it has seen.
  process.once('SIGTERM', () => process.exit())
  serveParent((): ServerAnswer => ({ kind: 'used', time: processorTime(), tasks: ran.times }))
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.send?.({ kind: 'listening', port } satisfies ServerAnswer)
  })
} catch (error) {
  tellFailure(error)
}

const warned = new Set<string>()

/** Names a task that let the event loop stand still, once for each name. */
export function warnOfBlocking(name: string, ms: number): void {
  if (warned.has(name)) return
  warned.add(name)
  process.emitWarning(
    `task "${name}" computed for ${Math.round(ms)} ms at a stretch, and no request was answered ` +
      'meanwhile: define it on threads(), or hand the computation to a worker thread',
    { type: 'BlockedEventLoop', code: 'FT_BLOCKED' },
  )
}

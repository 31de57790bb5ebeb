import { randomUUID } from 'node:crypto'

/** An id that nobody can guess. */
export function taskId(): string {
  // A UUID is made of twenty strings, 480 bytes, until something needs it in one piece, as this does.
  return randomUUID().toLowerCase()
}

import { pbkdf2Sync } from 'node:crypto'

export const THREADS = 2

const hash = (password: string, rounds: number) =>
  pbkdf2Sync(password, 'salt', rounds, 32, 'sha256').toString('hex')

/** What threads compute. */
export const JOBS = {
  trivial: ({ number }: { number: number }) => number + 1,
  /** About one millisecond. */
  hash: ({ number }: { number: number }) => hash(String(number), 4_000),
  /** Long enough for a user to notice. */
  compute: ({ number }: { number: number }) => hash(String(number), 250_000),
}

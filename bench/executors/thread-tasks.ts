// The tasks that threads run; each thread imports this.

import { threads } from 'ft-response/threads'
import { JOBS, THREADS } from './jobs'

export const tasks = threads(import.meta.url, { concurrency: THREADS })

export const trivial = tasks.define('trivial', JOBS.trivial)
export const hash = tasks.define('hash', JOBS.hash)
export const compute = tasks.define('compute', JOBS.compute)

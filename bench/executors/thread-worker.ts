// The same jobs, as a worker of piscina's.

import { JOBS } from './jobs'

interface Task {
  readonly job: keyof typeof JOBS
  readonly payload: { readonly number: number }
}

export default ({ job, payload }: Task) => JOBS[job](payload)

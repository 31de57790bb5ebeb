export { BullmqTasks, bullmq } from './bullmq'
export type { BullmqOptions, WorkOptions } from './bullmq-options'
export type { PostgresPool, RedisConnection } from './store'
export type { JobTemplate } from './stored-job'

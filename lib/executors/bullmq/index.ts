export { type BullmqOptions, BullmqTasks, bullmq, type WorkOptions } from './bullmq'
export type { PostgresPool, RedisConnection } from './store'
export type { JobTemplate } from './stored-job'

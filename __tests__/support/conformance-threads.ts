import { threads } from 'ft-response/threads'
import { defineConformanceTasks } from './conformance-tasks'

export const tasks = threads(__filename, { concurrency: 2, onError: () => {} })
export const defined = defineConformanceTasks(tasks)

export { type TraceTasksOptions, traceTasks } from './trace-tasks'

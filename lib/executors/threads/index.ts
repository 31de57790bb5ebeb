export { type ThreadsOptions, ThreadTasks, threads } from './threads'

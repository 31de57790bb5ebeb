export { type HeldTasks, holdTasks } from './hold-tasks'
export { startTasksAtOnce } from './start-tasks-at-once'
export { type EndedTask, type TaskWatch, watchTasks } from './watch-tasks'

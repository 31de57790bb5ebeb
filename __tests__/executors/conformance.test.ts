import { jest } from '@jest/globals'
import { TaskRunner } from 'ft-response'
import { defineConformanceTasks } from '../support/conformance-tasks'
import { describeExecutor } from '../support/executor-conformance'

jest.setTimeout(30_000)

describeExecutor('in this process', async () => {
  const executor = new TaskRunner({ onError() {} })
  return { executor, tasks: defineConformanceTasks(executor), close: () => executor.drain() }
})

describeExecutor('in threads', async () => {
  // Each has a module of its own: names are taken once.
  let loaded: typeof import('../support/conformance-threads') | undefined
  jest.isolateModules(() => {
    loaded = require('../support/conformance-threads')
  })
  const { tasks: executor, defined: tasks } = loaded as NonNullable<typeof loaded>
  return { executor, tasks, close: () => executor.drain() }
})

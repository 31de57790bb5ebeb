import { jest } from '@jest/globals'
import { bullmq } from 'ft-response/bullmq'
import { defineConformanceTasks } from '../../support/conformance-tasks'
import { describeStores } from '../../support/describe-stores'
import { describeExecutor } from '../../support/executor-conformance'

jest.setTimeout(60_000)

describeStores((store) => {
  let count = 0
  describeExecutor('in a worker of BullMQ', async () => {
    const executor = bullmq({
      connection: store().url,
      queue: `conformance-${++count}`,
      onError() {},
    })
    const tasks = defineConformanceTasks(executor)
    await executor.work({ concurrency: 5 })
    return { executor, tasks, close: () => executor.drain() }
  })
})

// What docs/queue.md promises.

import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import express from 'express'
import { TaskRunner } from 'ft-response'
import { bullmq } from 'ft-response/bullmq'
import { describeStores } from '../../support/describe-stores'
import { gate } from '../../support/gate'
import { serve } from '../../support/serve'
import { tasks as threads, where } from '../../support/thread-tasks'

jest.setTimeout(60_000)

afterAll(() => threads.drain())

describeStores((store) => {
  let count = 0
  beforeEach(() => {
    count++
  })
  const open = () => bullmq({ connection: store().url, queue: `recipes-${count}`, onError() {} })

  describe('recurring work', () => {
    test('recurring work runs once each time, however many processes have scheduled it', async () => {
      const processes = [open(), open()]
      const ids: string[] = []
      const { open: stop, opened: ranThrice } = gate()
      await Promise.all(
        processes.map(async (tasks) => {
          const report = tasks.define('report', ({ days }: { days: number }, task) => {
            ids.push(task.id)
            task.log(`${days} days`)
            if (ids.length === 3) stop()
          })
          await tasks.work()
          const queue = await tasks.queue()
          const template = tasks.jobTemplate(report({ days: 7 }))
          await queue.upsertJobScheduler('reports', { every: 100 }, template)
        }),
      )
      await ranThrice
      const reader = open()
      const queue = await reader.queue()
      expect(await queue.getJobSchedulersCount()).toBe(1)
      await queue.removeJobScheduler('reports')
      await Promise.all(processes.map((tasks) => tasks.drain()))
      expect(new Set(ids).size).toBe(ids.length)
      expect(await reader.status(ids[0] as string)).toMatchObject({
        state: 'completed',
        name: 'report',
        log: ['7 days'],
      })
      await reader.drain()
    })

    test('recurring work is retried as its definition says', async () => {
      const tasks = open()
      const attempts: string[] = []
      const { open: end, opened: ended } = gate()
      const report = tasks.define(
        'report',
        (_payload, task) => {
          attempts.push(task.id)
          if (task.attempt === 1) throw new Error('not yet')
          end()
        },
        { attempts: 2 },
      )
      await tasks.work()
      const queue = await tasks.queue()
      await queue.upsertJobScheduler('reports', { every: 60_000 }, tasks.jobTemplate(report()))
      await ended
      expect(attempts).toEqual([attempts[0], attempts[0]])
      await tasks.drain()
    })

    test('recurring work has a new time when it is scheduled again, and ends when it is removed', async () => {
      const tasks = open()
      const report = tasks.define('report', () => {}, { delay: 5 })
      const queue = await tasks.queue()
      for (const hour of [3, 4]) {
        const when = { pattern: `0 ${hour} * * *`, tz: 'Europe/Berlin' }
        await queue.upsertJobScheduler('reports', when, tasks.jobTemplate(report()))
      }
      const [scheduler] = await queue.getJobSchedulers()
      const time = new Date(scheduler?.next as number)
      expect(time.toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' })).toBe('04:00:00')
      expect(await queue.getJobCounts('delayed')).toEqual({ delayed: 1 })
      await queue.removeJobScheduler('reports')
      expect(await queue.getJobCounts('delayed')).toEqual({ delayed: 0 })
      await tasks.drain()
    })
  })

  test('a task computes in a thread, and a drain of the queue waits for it', async () => {
    const tasks = open()
    const { open: start, opened: started } = gate()
    const compute = tasks.define('compute', async (_payload, task) => {
      start()
      task.log((await where.run()).kind)
    })
    await tasks.work()
    const { id } = await compute.enqueue()
    await started
    expect(await tasks.drain()).toEqual({ completed: 1, failed: 0, unfinished: [] })
    const reader = open()
    expect(await reader.status(id)).toMatchObject({ state: 'completed', log: ['thread'] })
    await reader.drain()
  })

  test('bull-board shows our queue and the tasks in it', async () => {
    const tasks = open()
    const mail = tasks.define('mail', (_payload: { to: string }) => {})
    const queue = await tasks.queue()
    const board = new ExpressAdapter()
    board.setBasePath('/queues')
    createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: board })
    const url = await serve(express().use('/queues', board.getRouter()))
    const { id } = await mail.enqueue({ to: 'ada' })

    expect(await (await fetch(`${url}/queues`)).text()).toContain('<base href="/queues/"')
    const answer = await fetch(`${url}/queues/api/queues?activeQueue=${queue.name}&status=waiting`)
    expect(await answer.json()).toMatchObject({
      queues: [
        { name: queue.name, jobs: [{ id, name: 'mail', data: { payload: { to: 'ada' } } }] },
      ],
    })
    await tasks.drain()
  })
})

test('jobTemplate() throws for a task of another executor', () => {
  const tasks = bullmq({ connection: 'redis://127.0.0.1' })
  const here = new TaskRunner().define('here', () => {})
  expect(() => tasks.jobTemplate(here())).toThrow(
    'jobTemplate() expected a task that this executor has defined',
  )
})

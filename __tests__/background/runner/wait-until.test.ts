import { expect, jest, test } from '@jest/globals'
import { createFt, P, TaskRunner } from 'ft-response'
import { gate } from '../../support/gate'
import { serve } from '../../support/serve'

test('waitUntil gets a promise for each task, before the response is sent, until the task has ended', async () => {
  const promises: Promise<void>[] = []
  const { ftResponse, tasks } = createFt({
    tasks: { onError() {} },
    waitUntil: (promise) => promises.push(promise),
  })
  const { open, opened } = gate()
  const work = jest.fn()
  const url = await serve((_req, res) => {
    ftResponse(res, P('hi'), [
      async (task) => {
        await opened
        task.after(work)
      },
      () => Promise.reject(new Error('no')),
    ])
    expect(promises).toHaveLength(2)
  })
  await fetch(url)
  let isOver = false
  const over = Promise.all(promises).then(() => {
    isOver = true
  })
  await new Promise(setImmediate)
  expect(isOver).toBe(false)
  open()
  await over
  expect(promises).toHaveLength(3)
  await promises[2]
  expect(work).toHaveBeenCalledTimes(1)
  expect(tasks.list()).toEqual([])
})

test('createFt() throws for waitUntil beside an existing runner', () => {
  expect(() => createFt({ tasks: new TaskRunner(), waitUntil() {} })).toThrow(
    'give it to the TaskRunner, as new TaskRunner({ waitUntil })',
  )
})

test('a waitUntil that throws is reported, and loses no task', async () => {
  const onError = jest.fn<(error: unknown) => void>()
  const tasks = new TaskRunner({
    onError,
    waitUntil() {
      throw new Error('no request context')
    },
  })
  const { ftResponse } = createFt({ tasks })
  const work = jest.fn()
  const url = await serve((_req, res) => ftResponse(res, P('hi'), [work, work]))
  expect((await fetch(url)).status).toBe(200)
  await tasks.idle()
  expect(work).toHaveBeenCalledTimes(2)
  expect(onError.mock.calls[0]?.[0]).toEqual(new Error('no request context'))
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import express from 'express'
import { createFt, type DrainReport, P, type TaskExecutor } from 'ft-response'
import type { ConformanceTasks } from './conformance-tasks'
import { serve } from './serve'
import { until } from './until'

/** An executor under test. */
export interface Candidate {
  readonly executor: TaskExecutor
  readonly tasks: ConformanceTasks
  /** Drains it, and closes what it has opened. */
  close(): Promise<DrainReport | undefined>
}

const ENDED = ['completed', 'failed', 'cancelled']

/** The same contract for every place where tasks run: tests of it, for one of them. */
export function describeExecutor(name: string, open: () => Promise<Candidate>): void {
  describe(`tasks ${name}`, () => {
    let candidate: Candidate
    let tasks: ConformanceTasks

    beforeAll(async () => {
      candidate = await open()
      tasks = candidate.tasks
    }, 60_000)

    afterAll(() => candidate.close(), 60_000)

    const ended = (id: string) =>
      until(async () => {
        const status = await candidate.executor.status(id)
        return ENDED.includes(status.state) && status
      })
    const logged = (id: string, { executor } = candidate) =>
      until(async () => (await executor.status(id)).log?.length)

    test(`tasks ${name} get a copy of their payload, and report progress`, async () => {
      const payload = { text: 'é "<\u2028', list: [1, 2.5] }
      const { id } = await tasks.echo.enqueue(payload)
      expect(await ended(id)).toMatchObject({
        id,
        state: 'completed',
        name: 'echo',
        progress: payload,
        acceptedAt: expect.any(Number),
        startedAt: expect.any(Number),
        endedAt: expect.any(Number),
      })
    })

    test(`tasks ${name} know their id, name and attempt`, async () => {
      const { id } = await tasks.knowsItself.enqueue()
      expect(await ended(id)).toMatchObject({
        progress: { id, name: 'knows-itself', attempt: 1 },
      })
    })

    test(`tasks ${name} keep their log lines in order`, async () => {
      const { id } = await tasks.steps.enqueue({ steps: 5 })
      expect(await ended(id)).toMatchObject({
        progress: { done: 5, of: 5 },
        log: ['step 1', 'step 2', 'step 3', 'step 4', 'step 5'],
      })
    })

    test(`tasks ${name} that fail hide the message of their error`, async () => {
      const { id } = await tasks.fails.enqueue({ message: 'password is hunter2' })
      const status = await ended(id)
      expect(status.state).toBe('failed')
      expect(status.message).toBeUndefined()
    })

    test(`tasks ${name} that call task.fail() show its message, and are not retried`, async () => {
      const { id } = await tasks.declined.enqueue()
      expect(await ended(id)).toMatchObject({
        state: 'failed',
        message: 'Your card was declined.',
        log: ['attempt 1'],
      })
    })

    test(`tasks ${name} are retried as often as their attempts allow`, async () => {
      const succeeding = await tasks.flaky.enqueue({ succeedsAt: 3 })
      const failing = await tasks.flaky.enqueue({ succeedsAt: 4 })
      const log = ['attempt 1', 'attempt 2', 'attempt 3']
      expect(await ended(succeeding.id)).toMatchObject({ state: 'completed', log })
      expect(await ended(failing.id)).toMatchObject({ state: 'failed', log })
    })

    test(`tasks ${name} wait for their delay, and can be cancelled meanwhile`, async () => {
      const handle = await tasks.steps.with({ delay: 600_000 }).enqueue({ steps: 1 })
      expect(await handle.status()).toMatchObject({ state: 'waiting' })
      expect(await handle.cancel()).toBe('cancelled')
      expect((await handle.status()).log ?? []).toEqual([])
    })

    test(`tasks ${name} start when their delay is over`, async () => {
      const { id } = await tasks.steps.with({ delay: 20 }).enqueue({ steps: 1 })
      const { acceptedAt = 0, startedAt = 0 } = await ended(id)
      // Clocks of two machines are at work where there is a queue.
      expect(startedAt - acceptedAt).toBeGreaterThanOrEqual(15)
    })

    test(`tasks ${name} that run can be cancelled`, async () => {
      const handle = await tasks.sleeps.enqueue()
      await logged(handle.id)
      expect(await handle.cancel()).toBe('requested')
      const status = await ended(handle.id)
      expect(['cancelled', 'failed']).toContain(status.state)
      expect(status.log).toEqual(['asleep', 'woken by AbortError'])
    })

    test(`tasks ${name} that are cancelled are not tried again, whatever they throw`, async () => {
      const handle = await tasks.breaks.enqueue()
      await logged(handle.id)
      expect(await handle.cancel()).toBe('requested')
      const { state, log } = await ended(handle.id)
      expect([state, log]).toEqual(['failed', ['attempt 1']])
    })

    test(`tasks ${name} that time out and then fail for their user are not tried again`, async () => {
      const { id } = await tasks.declinesLate.enqueue()
      const { state, log } = await ended(id)
      expect([state, log]).toEqual(['failed', ['attempt 1']])
    })

    test(`tasks ${name} that time out have their signal aborted, and have failed`, async () => {
      const { id } = await tasks.sleeps.with({ timeout: 50 }).enqueue()
      expect(await ended(id)).toMatchObject({ state: 'failed' })
    })

    test(`tasks ${name} can add work that follows them`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'ft-response-'))
      const file = path.join(folder, 'lines')
      writeFileSync(file, '')
      await tasks.outer.enqueue({ file })
      const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1)
      await until(() => lines().length === 2)
      expect(lines()).toEqual(['outer', 'inner'])
      rmSync(folder, { recursive: true })
    })

    test(`tasks ${name} follow a response, whose page can hold their id`, async () => {
      const { ftResponse } = createFt()
      const app = express()
      app.get('/', (_req, res) => {
        const task = tasks.steps({ steps: 1 })
        ftResponse(res, P(task.id), { background: task })
      })
      const page = await (await fetch(await serve(app), { headers: { 'HX-Request': '' } })).text()
      const id = page.replace(/<\/?p>/g, '')
      expect((await candidate.executor.status(id)).state).not.toBe('unknown')
      expect(await ended(id)).toMatchObject({ state: 'completed' })
    })

    test(`tasks ${name} throw for a payload that JSON cannot carry`, async () => {
      const circular: { self?: unknown } = {}
      circular.self = circular
      expect(() => tasks.echo(circular as never)).toThrow(
        'task "echo" expected a payload that JSON can carry',
      )
      await expect(tasks.echo.enqueue(1n as never)).rejects.toThrow(TypeError)
    })

    test(`tasks ${name} have names of their own: define() throws for one that is taken`, () => {
      expect(() => candidate.executor.define('echo', () => {})).toThrow(
        'define("echo") expected a name that is free',
      )
    })

    test(`tasks ${name} need a handler that is a function`, () => {
      expect(() => candidate.executor.define('no-handler', 'work' as never)).toThrow(
        'define("no-handler") expected a function, got \'work\' (string)',
      )
    })

    test(`tasks ${name} with an unknown id have the state unknown`, async () => {
      expect(await candidate.executor.status('no-such-id')).toMatchObject({ state: 'unknown' })
      expect(await candidate.executor.cancel('no-such-id')).toBe('unknown')
    })

    test(`tasks ${name} that are unfinished after a drain are in its report`, async () => {
      const other = await open()
      const { id } = await other.tasks.sleeps.enqueue()
      await logged(id, other)
      const report = await other.executor.drain({ grace: 5, abortGrace: 5_000 })
      expect(report.unfinished).toMatchObject([{ id, name: 'sleeps' }])
      await expect(other.tasks.steps.enqueue({ steps: 1 })).rejects.toThrow()
      await other.close()
    }, 30_000)
  })
}

import { once } from 'node:events'
import { Agent, createServer, get, type RequestListener, type Server } from 'node:http'
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { createFt, gracefulShutdown, TaskRunner } from 'ft-response'
import { gate } from '../../support/gate'

async function listening(handler: RequestListener): Promise<[Server, string]> {
  const server = createServer(handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`]
}

describe('gracefulShutdown', () => {
  test('gracefulShutdown() waits for open responses, then for their tasks, and then closes what the app opened', async () => {
    const { ftResponse, tasks } = createFt()
    const order: string[] = []
    const asked = gate()
    const rendered = gate()
    const [server, url] = await listening((_req, res) => {
      asked.open()
      const content = rendered.opened.then(() => 'answer')
      ftResponse(res, content, async () => {
        await new Promise(setImmediate)
        order.push('task')
      })
    })
    const shutDown = gracefulShutdown(server, {
      executors: [tasks],
      signals: [],
      onDrained: () => order.push('database'),
    })
    const response = fetch(url, { headers: { 'HX-Request': '' } })
    await asked.opened
    const report = shutDown()
    rendered.open()
    expect(await (await response).text()).toBe('answer')
    expect(await report).toMatchObject({ unfinished: [] })
    expect(order).toEqual(['task', 'database'])
  })

  test('gracefulShutdown() does not wait for keep-alive connections, whether they idle now or soon', async () => {
    const agent = new Agent({ keepAlive: true })
    const asked = gate()
    const answer = gate()
    const [server, url] = await listening(async (_req, res) => {
      asked.open()
      await answer.opened
      res.end()
    })
    server.keepAliveTimeout = 60_000
    const response = once(get(url, { agent }), 'response')
    await asked.opened
    const shutDown = gracefulShutdown(server, { executors: [], signals: [], grace: 60_000 })()
    answer.open()
    ;(await response)[0].resume()
    await shutDown
    agent.destroy()
  })

  test('gracefulShutdown() aborts responses that never end, and leaves half of grace to the tasks', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    const [server, url] = await listening((_req, res) => {
      res.write('event: hello\n\n')
    })
    const [stream] = await once(get(url), 'response')
    stream.on('error', open)
    const work = tasks.define('work', () => opened)
    await work.enqueue()
    const report = await gracefulShutdown(server, {
      executors: [tasks],
      signals: [],
      grace: 1_000,
    })()
    expect(report).toMatchObject({ completed: 1, unfinished: [] })
  })

  test('gracefulShutdown() prints unfinished tasks, and closes what the app opened', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => {})
    const tasks = new TaskRunner()
    const [server] = await listening(() => {})
    const started = gate()
    const hang = tasks.define('hang', () => started.open(new Promise(() => {})))
    const handle = await hang.enqueue()
    await started.opened
    const onDrained = jest.fn()
    await gracefulShutdown(server, {
      executors: [tasks],
      signals: [],
      grace: 5,
      abortGrace: 5,
      onDrained,
    })()
    const line = `^ft-response: task "hang" \\(${handle.id}\\) is unfinished: it ran for \\d+ ms$`
    expect(error).toHaveBeenCalledWith(expect.stringMatching(line))
    expect(onDrained).toHaveBeenCalled()
    error.mockRestore()
  })

  test('gracefulShutdown() closes what the app opened also without grace', async () => {
    const [server] = await listening(() => {})
    const onDrained = jest.fn()
    const executors = [new TaskRunner()]
    await gracefulShutdown(server, { executors, signals: [], grace: 0, onDrained })()
    expect(onDrained).toHaveBeenCalled()
  })

  test('gracefulShutdown() sends GOAWAY to idle HTTP/2 clients, and does not wait for them', async () => {
    const server = createHttp2Server()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const shutDown = gracefulShutdown(server, { executors: [], signals: [], grace: 120_000 })
    const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await once(server, 'session')
    await Promise.all([once(client, 'goaway'), once(client, 'close'), shutDown()])
  })

  test('gracefulShutdown() destroys upgraded connections', async () => {
    const [server, url] = await listening(() => {})
    server.on('upgrade', (_req, socket) => {
      socket.on('error', () => {})
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
    })
    const shutDown = gracefulShutdown(server, { executors: [], signals: [], grace: 20 })
    const headers = { Connection: 'Upgrade', Upgrade: 'x' }
    const [, socket] = await once(get(url, { headers }), 'upgrade')
    socket.on('error', () => {}).resume()
    await Promise.all([once(socket, 'close'), shutDown()])
  })

  test('gracefulShutdown() closes what the app opened also if drain() of an executor rejects', async () => {
    const [server] = await listening(() => {})
    const onDrained = jest.fn()
    const broken = { drain: () => Promise.reject(new Error('no connection')) }
    const shutDown = gracefulShutdown(server, { executors: [broken], signals: [], onDrained })
    await expect(shutDown()).rejects.toThrow('no connection')
    expect(onDrained).toHaveBeenCalled()
  })

  test('gracefulShutdown() aborts its signal for readiness probes and open streams, and still serves during delay', async () => {
    const { ftResponse, tasks } = createFt()
    const asked = gate()
    const [server, url] = await listening((req, res) => {
      if (req.url === '/ready') {
        res.statusCode = shutDown.signal.aborted ? 503 : 200
        res.end()
        return
      }
      if (req.url === '/page') {
        ftResponse(res, 'still served')
        return
      }
      res.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
      shutDown.signal.addEventListener('abort', () => res.end('event: bye\n\n'))
      asked.open()
    })
    const shutDown = gracefulShutdown(server, { executors: [tasks], signals: [], delay: 200 })
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    const stream = await fetch(`${url}/events`)
    await asked.opened
    const report = shutDown()
    expect((await fetch(`${url}/ready`)).status).toBe(503)
    expect(await (await fetch(`${url}/page`)).text()).toContain('still served')
    expect(await stream.text()).toBe('event: bye\n\n')
    await report
    await expect(fetch(`${url}/page`)).rejects.toThrow()
  })

  test('gracefulShutdown() shuts down several servers of a process together', async () => {
    const { ftResponse, tasks } = createFt()
    const asked = gate()
    const { open, opened } = gate()
    const [app, url] = await listening((_req, res) => {
      asked.open()
      ftResponse(res, 'answer', () => opened)
    })
    const [metrics, metricsUrl] = await listening((_req, res) => res.end())
    const shutDown = gracefulShutdown([app, metrics], { executors: [tasks], signals: [] })
    await fetch(url)
    await asked.opened
    const report = shutDown()
    await expect(fetch(metricsUrl)).rejects.toThrow()
    open()
    expect(await report).toMatchObject({ completed: 1, unfinished: [] })
  })

  test('gracefulShutdown() closes what the app opened also if drain() of an executor throws', async () => {
    const [server] = await listening(() => {})
    const onDrained = jest.fn()
    const broken = {
      drain(): never {
        throw new Error('broken')
      },
    }
    const shutDown = gracefulShutdown(server, { executors: [broken], signals: [], onDrained })
    await expect(shutDown()).rejects.toThrow('broken')
    expect(onDrained).toHaveBeenCalledTimes(1)
  })

  test('gracefulShutdown() happens once', async () => {
    const onDrained = jest.fn()
    const [server] = await listening(() => {})
    const shutDown = gracefulShutdown(server, { executors: [], signals: [], onDrained })
    expect(shutDown()).toBe(shutDown())
    await shutDown()
    expect(onDrained).toHaveBeenCalledTimes(1)
  })

  test.each([
    [{ executors: [], grase: 5 }, 'unknown option "grase"'],
    [{ executors: [], grace: -1 }, 'expected options.grace to be a number of milliseconds'],
    [{}, 'expected options.executors to be an array'],
    [{ executors: [5] }, 'expected options.executors to be an array'],
  ])(
    'gracefulShutdown() throws for options that can only be a mistake: %j',
    async (options, message) => {
      const [server] = await listening(() => {})
      expect(() => gracefulShutdown(server, options as never)).toThrow(message)
      server.close()
    },
  )
})

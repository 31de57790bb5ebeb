import { expect, jest, test } from '@jest/globals'
import { RunningDemo } from '../support/run-demo'

jest.setTimeout(60_000)

test('the counter answers at once while the terminal counts, and Ctrl+C lets it finish', async () => {
  const demo = new RunningDemo('counter/app.ts', { PORT: '0', COUNTER_SECOND_MS: '30' })
  const [, url] = await demo.printed(/counter: (http:\S+)/)
  const page = await (await fetch(url as string)).text()
  expect(page).toContain('<title>Simple Background Task Example</title>')
  expect(page).toContain('<h1>Simple Background Task Example</h1>')
  expect(demo.output).not.toMatch(/^4$/m)
  await demo.printed(/^0$/m)
  expect(await demo.end('SIGINT')).toBe(0)
  expect(demo.output.match(/^\d$/gm)).toEqual(['0', '1', '2', '3', '4'])
})

test('a second Ctrl+C ends the counter at once', async () => {
  const demo = new RunningDemo('counter/app.ts', { PORT: '0', COUNTER_SECOND_MS: '60000' })
  const [, url] = await demo.printed(/counter: (http:\S+)/)
  await fetch(url as string)
  await demo.printed(/^1$/m)
  const ended = demo.end('SIGINT')
  await demo.printed(/a second signal stops at once/)
  expect(await demo.end('SIGINT')).toBe(1)
  await ended
})

test('the counter says which port is taken', async () => {
  const first = new RunningDemo('counter/app.ts', { PORT: '0' })
  const [, port] = await first.printed(/counter: http:\S+:(\d+)/)
  const second = new RunningDemo('counter/app.ts', { PORT: port })
  await second.printed(new RegExp(`port ${port} is taken: counter needs it`))
})

import { expect, jest, test } from '@jest/globals'
import { RunningDemo } from '../support/run-demo'

jest.setTimeout(60_000)

test('the counter blocks its thread, while the page tells how far it is, until it has ended', async () => {
  const demo = new RunningDemo('cpu/app.ts', { PORT: '0', COUNTER_SECOND_MS: '150' })
  const [, url] = await demo.printed(/cpu: (http:\S+)/)
  const page = await (await fetch(url as string)).text()
  expect(page).toContain('<title>A counter that blocks</title>')
  const [, count] = page.match(/hx-get="(\/count\/[^"]+)"/) ?? []
  const seen = new Set<string | undefined>()
  let section = ''
  do {
    section = await (await fetch(`${url}${count}`, { headers: { 'HX-Request': 'true' } })).text()
    seen.add(section.match(/<strong>(.*)<\/strong>/)?.[1])
  } while (section.includes('hx-get'))
  // It was asked while the thread stood still.
  expect([...seen]).toEqual(expect.arrayContaining(['1', '2', '3', '4']))
  expect(section).toContain('It has completed.')
  expect(demo.output.match(/^\d$/gm)).toEqual(['0', '1', '2', '3', '4'])
  expect(await demo.end('SIGINT')).toBe(0)
})

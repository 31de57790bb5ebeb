import { expect, test } from '@jest/globals'
import { createSlowApi } from '../../demo/slow-api/app'
import { serve } from '../support/serve'

test.each(['GET', 'POST'])(
  'answers %s with a timestamp in seconds, after its delay',
  async (method) => {
    const url = await serve(createSlowApi(30))
    const before = performance.now()
    const asked = Date.now() / 1000
    const response = await fetch(url, { method })
    expect(response.headers.get('content-type')).toMatch('application/json')
    const { timestamp } = (await response.json()) as { timestamp: number }
    expect(timestamp - asked).toBeGreaterThanOrEqual(0.028)
    expect(performance.now() - before).toBeGreaterThanOrEqual(28)
  },
)

test('the slow API answers other methods with 405', async () => {
  const response = await fetch(await serve(createSlowApi(0)), { method: 'DELETE' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, POST')
})

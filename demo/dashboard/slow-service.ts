import { request } from 'undici'

const TIMEOUT = 20_000

/**
 * Asks the slow service for its timestamp, in seconds since 1970.
 *
 * @throws Error that says in a few words what went wrong, for the log and for the page.
 */
export async function fetchTimestamp(url: string, signal: AbortSignal): Promise<number> {
  const timeout = AbortSignal.timeout(TIMEOUT)
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      signal: AbortSignal.any([signal, timeout]),
    })
    if (statusCode !== 200) {
      await body.dump()
      throw new Error(`the slow service answered with status ${statusCode}`)
    }
    const answer = (await body.json()) as { timestamp?: unknown } | null
    if (typeof answer?.timestamp !== 'number') {
      throw new Error('the slow service answered without a timestamp')
    }
    return answer.timestamp
  } catch (error) {
    if (signal.aborted) throw new Error('the server was stopped meanwhile', { cause: error })
    if (timeout.aborted) throw new Error(`no answer within ${TIMEOUT / 1000} s`, { cause: error })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ECONNREFUSED') throw new Error('the slow service is down', { cause: error })
    throw error
  }
}

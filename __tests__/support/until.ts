import { setTimeout } from 'node:timers/promises'

type Answer<T> = T | false | 0 | '' | undefined

/**
 * Asks again and again, until the answer is not false or empty: for what happens in another process,
 * which has no event here.
 */
export async function until<T>(ask: () => Answer<T> | Promise<Answer<T>>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    await setTimeout(10)
  }
}

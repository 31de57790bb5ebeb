import { afterAll, beforeAll, describe, test } from '@jest/globals'
import { EmbeddedPostgres } from '../../scripts/embedded-postgres/embedded-postgres'
import { freePort } from './free-port'
import { HAS_REDIS, RedisServer } from './redis'

export type StoreUnderTest = EmbeddedPostgres | RedisServer

/** The same tests on PostgreSQL and on Redis, each with a server of its own. */
export function describeStores(
  tests: (store: () => StoreUnderTest, kind: 'redis' | 'postgres') => void,
): void {
  describeStore(
    'PostgreSQL',
    async () => EmbeddedPostgres.start(await freePort()),
    (store) => tests(store, 'postgres'),
  )
  if (HAS_REDIS)
    describeStore(
      'Redis',
      () => RedisServer.start(),
      (store) => tests(store, 'redis'),
    )
  else {
    test('there is a Redis to test with', () => {
      if (process.env.CI) throw new Error('redis-server is missing, and CI has to test with it')
      console.warn('redis-server is not installed: BullMQ on Redis is not tested')
    })
  }
}

function describeStore(
  name: string,
  start: () => Promise<StoreUnderTest>,
  tests: (store: () => StoreUnderTest) => void,
): void {
  describe(`on ${name}`, () => {
    let server: StoreUnderTest
    beforeAll(async () => {
      server = await start()
    }, 120_000)
    afterAll(() => server.stop(), 60_000)
    tests(() => server)
  })
}

import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { node } from '../support/run'
import { FROM_SOURCE } from './from-source'

// Windows has no SIGTERM that a process could listen to.
const testWhereSignalsAre = process.platform === 'win32' ? test.skip : test

testWhereSignalsAre(
  'Under load, with clients that leave, tasks that fail, and deploys, nothing is lost, doubled or unhandled',
  async () => {
    const cwd = join(__dirname, '../..')
    const args = ['--responses', '3000', '--deploys', '2', '--json']
    // Ends with 1, and with what it printed as the error, if anything went wrong.
    const output = await node([...FROM_SOURCE, join(__dirname, 'soak/main.ts'), ...args], {
      cwd,
      timeout: 280_000,
    })
    const { phases, violations } = JSON.parse(output)
    expect(violations).toEqual([])
    expect(phases).toEqual([
      expect.objectContaining({ name: 'steady', requests: 2_100, broken: 0, unfinished: 0 }),
      expect.objectContaining({ name: 'deploy', requests: 450, unfinished: 0 }),
      expect.objectContaining({ name: 'deploy, hasty', requests: 450 }),
    ])
  },
  300_000,
)

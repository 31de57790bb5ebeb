// Starts the soak test, and ends with 1 if anything went wrong.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DeployOutcome, runDeploy } from './deploy'
import { HELP, type Options, readArguments } from './options'
import { reportOf } from './report'
import { runSteady } from './steady'

/** The share of the requests that are sent in rounds; the others meet a deploy. */
const STEADY = 0.7

const options = readArguments(process.argv.slice(2))
if (options === 'help') console.log(HELP)
else void soak(options)

async function soak({ responses, deploys, seed, json }: Options): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ft-response-soak-'))
  try {
    const start = performance.now()
    const steady = Math.round(responses * (deploys > 0 ? STEADY : 1))
    const steadyOutcome = await runSteady(steady, seed, path.join(folder, 'steady'))
    const deployed: DeployOutcome[] = []
    for (let i = 0; i < deploys; i++) {
      const file = path.join(folder, `deploy-${i}`)
      const each = Math.ceil((responses - steady) / deploys)
      deployed.push(await runDeploy(each, { seed: seed + i + 1, isHasty: i % 2 === 1, file }))
    }
    const seconds = (performance.now() - start) / 1_000
    const report = reportOf({ steady: steadyOutcome, deploys: deployed, seed, seconds })
    console.log(json ? JSON.stringify(report.figures, null, 2) : report.text)
    process.exitCode = report.figures.violations.length > 0 ? 1 : 0
  } finally {
    await rm(folder, { recursive: true })
  }
}

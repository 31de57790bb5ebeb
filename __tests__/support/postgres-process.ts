// Run as a process: starts the PostgreSQL of the clone that is named, and prints its URL.

import path from 'node:path'
import type { EmbeddedPostgres } from '../../scripts/embedded-postgres/embedded-postgres'

const [clone, port] = process.argv.slice(2) as [string, string]
const module = path.join(clone, 'scripts/embedded-postgres/embedded-postgres.ts')

async function main() {
  const classes: { EmbeddedPostgres: typeof EmbeddedPostgres } = require(module)
  const postgres = await classes.EmbeddedPostgres.start(Number(port))
  console.log(postgres.url)
  process.stdin.resume().once('end', () => postgres.stop())
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})

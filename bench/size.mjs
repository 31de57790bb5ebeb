// Prints how large the package is. It has to be built before.

import { execSync } from 'node:child_process'
import path from 'node:path'

const cwd = path.dirname(import.meta.dirname)
const [packed] = JSON.parse(execSync('npm pack --dry-run --json --ignore-scripts', { cwd }))
const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(0)} kB`
console.log(
  `${packed.entryCount} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked`,
)

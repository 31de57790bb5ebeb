import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)

export const CAN_LAUNCH = process.platform === 'linux' && process.arch === 'x64'

/** A headless Chromium from npm. Who launches it closes it. */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpackChromium()
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    timeout: 60_000,
    env: {
      ...process.env,
      // The package has the libraries and a font that a bare Debian lacks.
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    } as Record<string, string>,
  })
}

const FONTS = '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>'

// Not the package's own place, the temporary folder: an unpacking that was cut short would stay
// there as a browser that does not start, and two at once would write the same file.
async function unpackChromium(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium')
  const packageFolder = path.join(entry, '../../..')
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'))
  const cache = path.join(packageFolder, '../../.cache')
  const folder = path.join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder

  await mkdir(cache, { recursive: true })
  const scratch = await mkdtemp(`${folder}-`)
  try {
    const unpack = 'require(process.argv[1]).executablePath()'
    await run(process.execPath, ['--eval', unpack, entry], {
      timeout: 120_000,
      // The libraries are unpacked only where the package believes to be on Lambda.
      env: { ...process.env, TMPDIR: scratch, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    })
    await writeFile(path.join(scratch, 'fonts.conf'), FONTS)
    await rename(scratch, folder).catch((error) => {
      // Another test process was faster.
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return folder
}

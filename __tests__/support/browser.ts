import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe } from '@jest/globals'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)
const canLaunch = process.platform === 'linux' && process.arch === 'x64'

/** `describe` of tests that need {@link launchBrowser}: skipped where it cannot, but never in CI. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (canLaunch || process.env.CI) describe(name, tests)
  else describe.skip(`${name} (skipped: the Chromium from npm is for Linux on x64 only)`, tests)
}

const browsers: Browser[] = []

afterAll(async () => {
  for (const browser of browsers.splice(0)) await browser.close()
})

/** A headless Chromium from npm, closed after the tests of the file. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackChromium()
  const browser = await chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    timeout: 60_000,
    env: {
      ...process.env,
      // The package has the libraries and a font that a bare Debian lacks.
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    } as Record<string, string>,
  })
  browsers.push(browser)
  return browser
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

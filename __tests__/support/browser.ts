import { afterAll, describe } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { CAN_LAUNCH, launchChromium } from './launch-chromium'

/** `describe` of tests that need {@link launchBrowser}: skipped where it cannot, but never in CI. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (CAN_LAUNCH || process.env.CI) describe(name, tests)
  else describe.skip(`${name} (skipped: the Chromium from npm is for Linux on x64 only)`, tests)
}

const browsers: Browser[] = []

afterAll(async () => {
  for (const browser of browsers.splice(0)) await browser.close()
})

/** A headless Chromium from npm, closed after the tests of the file. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await launchChromium()
  browsers.push(browser)
  return browser
}

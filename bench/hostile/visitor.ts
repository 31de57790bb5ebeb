import type { Browser, Page } from 'playwright-core'
import { useAll } from '../../__tests__/support/use-all'
import type { Site } from './site'

export interface Seen {
  /** The numbers of the attacks whose script ran. */
  readonly ran: readonly number[]
  /** A declaration of an attack applied to an element. */
  readonly styled: boolean
}

/**
 * What an attack wants to have called. Digits come through whatever a renderer does to a text: the
 * first ones say on which visit it was called, the last ones by which attack.
 */
export function callOf(attack: number): string {
  return `ran(${1_000_000_000 + attack})`
}

const CALLED = /1000000(\d{3})/g

/** Somebody with a tab of a browser, who does all that one can do on a page. */
export class Visitor {
  readonly #site: Site
  readonly #page: Page
  readonly #calls = new Set<number>()
  #visits = 0

  private constructor(site: Site, page: Page) {
    this.#site = site
    this.#page = page
  }

  static async arrive(browser: Browser, site: Site): Promise<Visitor> {
    const page = await browser.newPage()
    const visitor = new Visitor(site, page)
    // In each frame, of whatever origin.
    await page.exposeFunction('ran', (number: number) => {
      visitor.#calls.add(number)
    })
    // tsx has each function named by a call of this, in useAll() too.
    await page.addInitScript('globalThis.__name = (fn) => fn')
    // What a link leads to is of no interest here, and would take the page away.
    await page.addInitScript('navigation.onnavigate = (event) => event.preventDefault()')
    page.on('dialog', (dialog) => void dialog.accept())
    return visitor
  }

  async visit(content: string): Promise<Seen> {
    // Other numbers on each visit, so that what comes late from the page before does not count.
    const visit = 1_000_000 + ++this.#visits
    await this.#open(content.replaceAll(CALLED, (_, attack) => `${visit}${attack}`))
    await this.#page.evaluate(useAll)
    const styled = await this.#page.evaluate<boolean>(IS_STYLED)
    // The page's messages arrive in order: what it called before this is known now.
    const calls = [...this.#calls].filter((number) => Math.floor(number / 1_000) === visit)
    return { ran: calls.map((number) => number % 1_000), styled }
  }

  /** What an expression gives in the page; nothing if it throws. */
  async read(content: string, expression: string): Promise<unknown> {
    await this.#open(content)
    try {
      return await this.#page.evaluate(expression)
    } catch {
      return undefined
    }
  }

  async #open(content: string): Promise<void> {
    await this.#page.goto(this.#site.publish(content), { waitUntil: 'load' })
  }
}

const IS_STYLED = `[...document.querySelectorAll('*')].some(
  (element) => getComputedStyle(element).getPropertyValue('--hostile') !== '',
)`

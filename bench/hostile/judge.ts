import { TEXTS } from './attacks'
import type { Context } from './contexts'
import type { HtmlPages } from './renderers'
import { isContained, structureOf } from './structure'
import { callOf, type Visitor } from './visitor'

export interface Judgement {
  readonly verdict: 'safe' | 'garbled' | 'refused' | 'breaks out' | 'runs' | '-'
  /** What attacks that got through made: of each that ran, or of one that broke out. */
  readonly html?: readonly string[]
}

export interface Place {
  readonly context: Context
  /** Makes the HTML of a value in this place; nothing if it cannot be written. */
  readonly write: HtmlPages[keyof HtmlPages]
}

/** With what has another meaning in HTML and JavaScript. */
const ORDINARY = `Tom & "Jerry's" <3`

/**
 * What becomes of the attacks in one place of one renderer's page: the worst that any of them does.
 *
 * @param singly each attack gets a page of its own. Else those share one that change nothing but
 * their own place, which takes minutes instead of an hour.
 */
export async function judge(place: Place, visitor: Visitor, singly: boolean): Promise<Judgement> {
  if (!place.write) return { verdict: '-' }
  const { contained, others, refused } = await sendAll(place)

  const alone = singly || place.context.navigates ? [...others, ...contained.values()] : others
  let styled: string | undefined
  for (const html of alone) {
    const seen = await visitor.visit(html)
    if (seen.ran.length > 0) return { verdict: 'runs', html: [html] }
    if (seen.styled) styled ??= html
  }
  if (alone === others) {
    const together = [...contained.values()].map((html) => `<div>${html}</div>`).join('\n')
    const seen = await visitor.visit(together)
    const ran = seen.ran.map((attack) => contained.get(attack) ?? '')
    if (ran.length > 0) return { verdict: 'runs', html: ran }
    if (seen.styled) styled ??= together
  }
  const escaped = others[0] ?? styled
  if (escaped !== undefined) return { verdict: 'breaks out', html: [escaped] }

  if (refused) return { verdict: 'refused' }
  return { verdict: (await arrives(place, visitor)) ? 'safe' : 'garbled' }
}

/** The pages that the attacks make: by number those in which all else is as it should be, and others. */
async function sendAll({ context, write }: Place) {
  const { attacks = TEXTS, harmless = 'harmless', names = false } = context
  const expected = await attempt(write, harmless)
  const structure = expected === undefined ? undefined : structureOf(expected)
  const contained = new Map<number, string>()
  const others: string[] = []
  let refused = false
  for (const attack of attacks('').keys()) {
    const html = await attempt(write, attacks(callOf(attack))[attack])
    if (html === undefined) refused = true
    else if (structure && isContained(structureOf(html), structure, names)) {
      contained.set(attack, html)
    } else others.push(html)
  }
  return { contained, others, refused }
}

/** Nothing if it throws. */
async function attempt(write: Place['write'], value: unknown): Promise<string | undefined> {
  try {
    return await write?.(value)
  } catch {
    return undefined
  }
}

async function arrives({ context, write }: Place, visitor: Visitor): Promise<boolean> {
  if (!context.arrives) return true
  const html = await attempt(write, ORDINARY)
  return html !== undefined && (await visitor.read(html, context.arrives)) === ORDINARY
}

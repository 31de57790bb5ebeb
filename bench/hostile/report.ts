import { markdown } from '../render/report'
import { CONTEXTS, type Context, type ContextName } from './contexts'
import type { Judgement } from './judge'
import type { Renderer } from './renderers'

const HARMED = ['runs', 'breaks out'] as const

/** The verdicts, a column for each renderer, and how often each of the bad ones was given. */
export function tableOf(
  contexts: readonly ContextName[],
  renderers: readonly Renderer[],
  columns: readonly (readonly Judgement[])[],
): string {
  const heads = renderers.map(({ title }) => title)
  const rows = contexts.map((name, i) => [
    CONTEXTS[name].title,
    ...columns.map((column) => cell(column[i])),
  ])
  const sums = HARMED.map((bad) => [
    `places with **${bad}**`,
    ...columns.map((column) => String(column.filter(({ verdict }) => verdict === bad).length)),
  ])
  return markdown([['', ...heads], ...rows, ...sums])
}

function cell(judgement: Judgement | undefined): string {
  const verdict = judgement?.verdict ?? ''
  return HARMED.some((bad) => bad === verdict) ? `**${verdict}**` : verdict
}

/** The HTML of what got through. */
export function explanations(
  contexts: readonly ContextName[],
  renderers: readonly Renderer[],
  columns: readonly (readonly Judgement[])[],
): string {
  const lines = renderers.flatMap(({ title }, column) =>
    contexts.flatMap((name, row) => {
      const { verdict = '', html } = columns[column]?.[row] ?? {}
      const place: Context = CONTEXTS[name]
      if (!html) return []
      return [`${title}, ${place.title}: ${verdict}`, ...html.map((one) => `    ${one}`)]
    }),
  )
  return lines.join('\n')
}

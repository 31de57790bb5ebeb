import type { CustomAttribute, CustomTag, Feature } from './data-sets'

/** The text of a TSDoc comment: the first sentences of the data set, and a link to MDN. */
export function describe(
  described: CustomTag | CustomAttribute | undefined,
  ...features: (Feature | undefined)[]
): string {
  const { description } = described ?? {}
  const text = typeof description === 'string' ? description : description?.value
  const url =
    features.map((feature) => feature?.__compat?.mdn_url).find(Boolean) ??
    described?.references?.[0]?.url
  return comment(text, url)
}

const LONGEST = 240

/** One line of Markdown that cannot end the comment. */
export function comment(text = '', url?: string): string {
  const name = url?.includes('developer.mozilla.org') ? 'MDN' : 'Reference'
  const link = url ? `[${name}](${url.replace('/en-US/', '/')})` : ''
  return [summary(text), link].filter(Boolean).join(' ')
}

function summary(text: string): string {
  const [paragraph = ''] = text.trim().split(/\n\s*\n|\n\s*[*-] /)
  const plain = paragraph
    .replace(/\[([^\]]*)\]\((?:[^()"]|"[^"]*"|\([^)]*\))*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/\*\//g, '* /')
    // Editors show comments as Markdown, and would hide tags.
    .replace(/(?<!`)(<\/?[\w-]+[^>`]*>)(?!`)/g, '`$1`')
    .replace(/ ?\[[A-Z0-9-]+\]\.?$/, '')
    .trim()
  const sentences = plain.match(/.+?[.!?](?=\s+[A-Z`"_*]|$)|.+$/g) ?? []
  // A sentence that introduces a list is useless without the list.
  const announces = /:$|\bvalues\.$|\bcan be:?$/.test(sentences.at(-1) ?? '')
  if (announces && sentences.length > 1) sentences.pop()
  let short = ''
  for (const sentence of sentences) {
    if (short && short.length + sentence.length > LONGEST) break
    short += sentence
  }
  return short.trim().replace(/[^.!?`)*]$/, (last) => (/[:,;]/.test(last) ? '.' : `${last}.`))
}

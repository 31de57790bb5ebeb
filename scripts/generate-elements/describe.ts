import type { CustomAttribute, CustomTag, Feature } from './data-sets'

/** The text of one TSDoc comment: the data set's first sentences, and where MDN has the rest. */
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

/** One line of Markdown, with nothing that would end the comment. */
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
    // Tags would be hidden by editors, which show comments as Markdown.
    .replace(/(?<!`)(<\/?[\w-]+[^>`]*>)(?!`)/g, '`$1`')
    .replace(/ ?\[[A-Z0-9-]+\]\.?$/, '')
    .trim()
  const sentences = plain.match(/.+?[.!?](?=\s+[A-Z`"_*]|$)|.+$/g) ?? []
  // Without the list that follows, its introduction says nothing.
  const announces = /:$|\bvalues\.$|\bcan be:?$/.test(sentences.at(-1) ?? '')
  if (announces && sentences.length > 1) sentences.pop()
  let short = ''
  for (const sentence of sentences) {
    if (short && short.length + sentence.length > LONGEST) break
    short += sentence
  }
  return short.trim().replace(/[^.!?`)*]$/, (last) => (/[:,;]/.test(last) ? '.' : `${last}.`))
}

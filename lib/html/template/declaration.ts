import { endsInside } from './tag'
import type { TemplateSource } from './template-source'

/** A piece of a template that begins with `<!` or `<?`. */
interface Declaration {
  readonly what: 'a comment' | 'a doctype' | '<![CDATA['
  readonly end: number
}

/**
 * Reads a comment, a doctype, or a piece that HTML takes for a comment. None of them takes a value.
 *
 * @param isForeign whether it stands in `<svg>` or `<math>`, which have CDATA.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state
 */
export function readDeclaration(
  source: TemplateSource,
  at: number,
  isForeign: boolean,
): Declaration {
  const declaration = findEnd(source, at, isForeign)
  const hole = source.holeWithin(at, declaration.end)
  if (hole === -1) return declaration
  throw source.error(
    `got a value in ${declaration.what}`,
    hole,
    'write it outside, or all of it as raw(...)',
  )
}

function findEnd(source: TemplateSource, at: number, isForeign: boolean): Declaration {
  const rest = source.text.slice(at, at + 9)
  if (/^<!---?>/.test(rest)) return { what: 'a comment', end: source.text.indexOf('>', at) + 1 }
  if (rest.startsWith('<!--')) return upTo(/--!?>/g, 'a comment', source, at, at + 4)
  if (rest === '<![CDATA[' && isForeign) return upTo(/\]\]>/g, rest, source, at)
  if (/^<!doctype/i.test(rest)) return upTo(/>/g, 'a doctype', source, at)
  if (rest.startsWith('<?')) return upTo(/>/g, 'a comment', source, at)
  throw source.error('got "<!"', at, 'write <!-- --> for a comment, &lt; for the character')
}

function upTo(
  end: RegExp,
  what: Declaration['what'],
  source: TemplateSource,
  at: number,
  from = at,
): Declaration {
  end.lastIndex = from
  const found = end.exec(source.text)
  if (!found) throw endsInside(source, what, at)
  return { what, end: found.index + found[0].length }
}

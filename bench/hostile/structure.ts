import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'

/** What a browser makes of HTML, without texts and values. */
interface Structure {
  readonly tag: string
  readonly attributes: readonly string[]
  readonly children: readonly Structure[]
}

export function structureOf(html: string): Structure[] {
  // Not there if what stands before it swallows it.
  return structures(parseFragment(`${html}<hr>`).childNodes)
}

function structures(nodes: readonly DefaultTreeAdapterMap['childNode'][]): Structure[] {
  return nodes.flatMap((node) => {
    if (node.nodeName === '#text') return []
    const attributes = 'attrs' in node ? node.attrs.map(({ name }) => name) : []
    const children = 'childNodes' in node ? structures(node.childNodes) : []
    return [{ tag: node.nodeName, attributes, children }]
  })
}

/**
 * Whether a value changed nothing but itself: the elements are the expected ones, and none has an
 * attribute more. One may be left out. With `names`, they may have other names.
 */
export function isContained(
  actual: readonly Structure[],
  expected: readonly Structure[],
  names: boolean,
): boolean {
  if (actual.length !== expected.length) return false
  return actual.every((one, i) => {
    const other = expected[i] as Structure
    if (!names && one.tag !== other.tag) return false
    const attributes = names
      ? one.attributes.length <= other.attributes.length
      : one.attributes.every((name) => other.attributes.includes(name))
    return attributes && isContained(one.children, other.children, names)
  })
}

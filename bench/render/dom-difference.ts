import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['childNode']

/** Where two pieces of HTML differ for a browser, and how; nothing if they are the same to it. */
export function domDifference(expected: string, actual: string): string | undefined {
  return compare(nodesOf(expected), nodesOf(actual), '')
}

function nodesOf(html: string): readonly Node[] {
  return (/^<!doctype /i.test(html) ? parse(html) : parseFragment(html)).childNodes
}

function compare(
  expected: readonly Node[],
  actual: readonly Node[],
  place: string,
): string | undefined {
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    const [one, other] = [expected[i], actual[i]]
    const [want, got] = [describe(one), describe(other)]
    const at = `${place} > ${want}`
    if (want !== got) return `${place || 'the top'}, child ${i}: ${want}, or ${got}`
    if (!one || !other || !('childNodes' in one && 'childNodes' in other)) continue
    const difference = compare(one.childNodes, other.childNodes, at)
    if (difference) return difference
  }
  return undefined
}

/** A node without its children, the attributes in alphabetical order. */
function describe(node: Node | undefined): string {
  if (!node) return 'nothing'
  if ('value' in node) return JSON.stringify(node.value)
  if (!('attrs' in node)) return node.nodeName
  const attributes = node.attrs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort()
  return `<${node.tagName}${attributes.join('')}>`
}

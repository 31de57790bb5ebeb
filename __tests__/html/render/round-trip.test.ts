import { expect, test } from '@jest/globals'
import { type Child, type ElementFunction, element, render } from 'ft-response'
import { type Dom, domOf } from '../../support/dom'
import { NAUGHTY_STRINGS } from '../../support/naughty-strings'
import fc, { runs } from '../../support/property'
import { readText } from '../../support/read-text'

/** Elements that HTML lets stand in each other, so that the parser rearranges nothing. */
const NESTING = ['div', 'span', 'section', 'em', 'blockquote', 'x-item', 'pre']
/** Elements that have text only: `<textarea>` and `<title>` are parsed as no other element is. */
const TEXT_ONLY = ['textarea', 'title']
/** Text for these: a URL, code or JSON is no text like any other. */
const NAMES = [
  'id',
  'title',
  'class',
  'style',
  'lang',
  'data-x',
  'aria-label',
  'value',
  'hx-target',
]

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '>', '&', '"', "'", '`', '=', '\0', '\n', '\r', '\t', '\f', '&lt;', '-->'),
    fc.constantFrom(
      '</div>',
      '<script>',
      '</textarea>',
      '<!--',
      ']]>',
      '\u2028',
      '\uFFFD',
      '\uFEFF',
    ),
    fc.constantFrom(...NAUGHTY_STRINGS),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

const attributes = fc.dictionary(fc.constantFrom(...NAMES), text, { maxKeys: 4 })

const { tree } = fc.letrec<{ tree: Dom; element: Dom; textOnly: Dom }>((tie) => ({
  tree: fc.oneof({ maxDepth: 5 }, text, tie('textOnly'), tie('element')),
  textOnly: fc.tuple(fc.constantFrom(...TEXT_ONLY), attributes, text),
  element: fc
    .tuple(fc.constantFrom(...NESTING), attributes, fc.array(tie('tree'), { maxLength: 5 }))
    .map(([tag, given, children]) => [tag, given, ...children]),
}))

/** The tree as our functions make it. */
function write(node: Dom): Child {
  if (typeof node === 'string') return node
  const [tag, given, ...children] = node
  return (element(tag) as ElementFunction)(given as never, ...children.map(write))
}

/** The tree as it is when it was parsed: texts joined, and the characters that HTML has none of. */
function parsed(nodes: readonly Dom[]): Dom[] {
  const result: Dom[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (typeof node !== 'string') {
      const [tag, given, ...children] = node
      const values = Object.entries(given).map(([name, value]) => [name, readText(value)])
      result.push([tag, Object.fromEntries(values), ...parsed(children)])
    } else if (typeof last === 'string') result[result.length - 1] = last + node
    else if (node !== '') result.push(node)
  }
  return result.map((node) => (typeof node === 'string' ? readText(node) : node))
}

test('a browser reads any tree of elements, attributes and text as the same tree', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (nodes) => {
      expect(domOf(render(nodes.map(write)) as string)).toEqual(parsed(nodes))
    }),
    { numRuns: runs(500), examples: [[['\udfff\udfff']]] },
  )
})

test('a browser reads the same tree if each part is a promise', async () => {
  const writeLater = async (node: Dom): Promise<string> => {
    if (typeof node === 'string') return node
    const [tag, given, ...children] = node
    return (element(tag) as ElementFunction)(given as never, ...children.map(writeLater)) as never
  }
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 5 }), async (nodes) => {
      expect(await render(nodes.map(writeLater))).toBe(render(nodes.map(write)))
    }),
  )
})

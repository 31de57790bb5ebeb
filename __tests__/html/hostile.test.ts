import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { render } from 'ft-response'
import { type Dom, domOf } from '../support/dom'
import { CONTEXTS, type Context, WRITERS, writeNaively } from '../support/hostile'
import { PAYLOADS } from '../support/payloads'

beforeAll(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
})

const HARMLESS = 'harmless'
const hostile = PAYLOADS.map((payload) => payload('ran(1)'))

/** The tree without what may differ: texts and values. */
function skeleton(nodes: readonly Dom[], names: boolean): unknown[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return '#text'
    const [tag, attributes, ...children] = node
    return [tag, names ? [] : Object.keys(attributes), skeleton(children, names)]
  })
}

/** Attributes that a browser, htmx, Alpine or hyperscript would evaluate, and URLs that run code. */
function dangers(nodes: readonly Dom[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    const [tag, attributes, ...children] = node
    const own = Object.entries(attributes).flatMap(([name, value]) =>
      isEvaluated(name) || runsCode(name, value) ? [`<${tag} ${name}="${value}">`] : [],
    )
    return [...own, ...dangers(children)]
  })
}

function isEvaluated(name: string): boolean {
  return /^(?:on|(?:data-)?hx-(?:on|live)|x-|@|:)|^(?:srcdoc|hx-vars|_|(?:data-)?script)$/i.test(
    name,
  )
}

const URLS =
  /^(?:href|src|action|formaction|data|poster|ping|xlink:href|to|from|by|values|(?:data-)?(?:hx-)?(?:sse|ws|multipart)[:.-]connect(?:[:.-]inherited)?|(?:data-)?hx-(?:get|post|put|patch|delete|query|action))$/i

function runsCode(name: string, value: string): boolean {
  if (!URLS.test(name)) return false
  const separator = { values: /;/, ping: /[\t\n\f\r ]+/ }[name.toLowerCase()]
  const urls = separator ? value.split(separator) : [value]
  return urls.some((url) => {
    if (!URL.canParse(url)) return false
    return /^(?:javascript|vbscript|js|data):$/.test(new URL(url).protocol)
  })
}

/** What came of a value: how it was refused, or the tree. */
async function outcomeOf(
  context: Context,
  writer: string,
  value: string,
): Promise<Dom[] | 'refused'> {
  try {
    return domOf(await render(WRITERS[writer]?.(context.write(value))))
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    return 'refused'
  }
}

describe.each(Object.keys(WRITERS))('hostile values, written by %s', (writer) => {
  test.each(CONTEXTS.map((context) => [context.name, context] as const))(
    'hostile values stay data in %s',
    async (_name, context) => {
      const expected = await outcomeOf(context, writer, HARMLESS)
      for (const value of hostile) {
        const tree = await outcomeOf(context, writer, value)
        if (tree === 'refused') continue
        const isCode = context.name.startsWith('data in js`')
        if (!isCode) expect(dangers(tree)).toEqual([])
        if (expected !== 'refused') {
          const names = context.names ?? false
          expect(skeleton(tree, names)).toEqual(skeleton(expected, names))
        }
      }
    },
  )
})

test('the checks catch a program that joins strings, in each context that can run scripts', () => {
  const isCaught = (context: Context) => {
    const expected = skeleton(domOf(writeNaively(context.write(HARMLESS))), false)
    return hostile.some((value) => {
      const tree = domOf(writeNaively(context.write(value)))
      const isOther = JSON.stringify(skeleton(tree, false)) !== JSON.stringify(expected)
      return isOther || dangers(tree).length > 0
    })
  }
  const missed = CONTEXTS.filter((context) => context.runs && !isCaught(context))
  expect(missed.map(({ name }) => name)).toEqual([])
})

import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  Div,
  ErrorBoundary,
  Fragment,
  P,
  Pre,
  raw,
  render,
  renderToBuffer,
  Textarea,
} from 'ft-response'
import { jsx } from 'ft-response/jsx-runtime'
import fc, { runs } from '../../support/property'

const KIB = 1024

/** Text of lengths around the 16 KiB at which the renderer cuts off, in one, two and three bytes. */
const textOf = (units: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...units),
    fc
      .tuple(
        fc.constantFrom(...units),
        fc.constantFrom(0, 100, 8 * KIB - 1, 16 * KIB - 20, 16 * KIB - 12, 16 * KIB, 40 * KIB),
        fc.integer({ min: 0, max: 24 }),
        fc.constantFrom(...units),
      )
      .map(([unit, length, more, end]) => unit.repeat(length + more) + end),
  )

const UNITS = ['a', 'é', '日', '😀', '<', '\n']
const HALVES = ['\uD83D', '\uDE00']

function contentOf(text: fc.Arbitrary<string>, ...others: ((child: Child) => Child)[]) {
  const around: ((child: Child) => Child)[] = [
    (child) => Div(child),
    (child) => Pre(child),
    (child) => Fragment(child, child),
    (child) => [raw('<hr>'), child],
    (child) => jsx(() => child, {}),
    (child) => ErrorBoundary({ fallback: 'x' }, child),
    ...others,
  ]
  const { tree } = fc.letrec<{ tree: Child }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      { weight: 3, arbitrary: text },
      { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 3 }) },
      fc.tuple(fc.constantFrom(...around), tie('tree')).map(([wrap, child]) => wrap(child)),
    ),
  }))
  return fc.array(tree, { maxLength: 5 })
}

describe('renderToBuffer()', () => {
  test('renderToBuffer() returns a Buffer, or a promise of one if the content holds promises', async () => {
    expect(renderToBuffer(P('é'))).toEqual(Buffer.from('<p>é</p>'))
    const later = renderToBuffer(P(Promise.resolve('é')))
    expect(later).toBeInstanceOf(Promise)
    expect(await later).toEqual(Buffer.from('<p>é</p>'))
  })

  test('renderToBuffer() returns the bytes of render() for all kinds of content', () => {
    fc.assert(
      fc.property(contentOf(textOf([...UNITS, ...HALVES])), (content) => {
        const bytes = Buffer.from(render(content) as string)
        expect(bytes.equals(renderToBuffer(content) as Buffer)).toBe(true)
      }),
      { numRuns: runs(200) },
    )
  })

  test('renderToBuffer() returns the bytes of render(), wherever promises are', async () => {
    const later = (child: Child) => Promise.resolve(child)
    await fc.assert(
      fc.asyncProperty(
        contentOf(textOf([...UNITS, ...HALVES]), later, later, later),
        async (content) => {
          const bytes = Buffer.from(await render(content))
          expect(bytes.equals(await renderToBuffer(content))).toBe(true)
        },
      ),
      { numRuns: runs(200) },
    )
  })

  test('renderToBuffer() joins the halves of a character from both sides of a promise', async () => {
    const cutOff = P('x'.repeat(20 * KIB))
    const later = (child: Child) => setImmediate().then(() => child)
    for (const content of [
      ['\uD83D', later('\uDE00')],
      [later('\uD83D'), '\uDE00'],
      [later('\uD83D'), '\uDE00', cutOff],
      [cutOff, '\uD83D', later(['\uDE00', cutOff])],
      [later([cutOff, '\uD83D']), later(''), later(['\uDE00', cutOff])],
    ]) {
      const html = await render(content)
      expect(html.includes('😀')).toBe(true)
      expect(Buffer.from(html).equals(await renderToBuffer(content))).toBe(true)
    }
  })

  test.each([15, 16, 17, 32, 33, 64, 300].map((kib) => [kib]))(
    'renderToBuffer() joins the halves of a character from two children, after %i KiB',
    (kib) => {
      for (let more = -12; more <= 12; more++) {
        const before = 'x'.repeat(kib * KIB + more)
        const content = [Div(before, '\uD83D'), P(before, '\uD83D'), '\uDE00']
        const halves = [before, P('y'), '\uD83D', '\uDE00', P('z')]
        for (const child of [content, halves, Div(halves)]) {
          // Jest would compare them number by number.
          expect(Buffer.from(render(child) as string).equals(renderToBuffer(child) as Buffer)).toBe(
            true,
          )
        }
      }
    },
  )
})

describe('bytes of long pages', () => {
  const page = (letter: string) => Div(letter.repeat(20 * KIB), P(letter))
  const html = (letter: string) => `<div>${letter.repeat(20 * KIB)}<p>${letter}</p></div>`

  test('a rendering inside of a long page does not mix their bytes', () => {
    const Inside = () => {
      expect(String(renderToBuffer([page('b'), page('c')]))).toBe(html('b') + html('c'))
      expect(render(page('d'))).toBe(html('d'))
      return page('e')
    }
    const content = [page('a'), jsx(Inside, {}), page('f'), jsx(Inside, {}), page('g')]
    expect(String(renderToBuffer(content))).toBe(['a', 'e', 'f', 'e', 'g'].map(html).join(''))
  })

  test('a long page gets no bytes of a rendering that failed before', () => {
    for (let i = 0; i < 3; i++) {
      expect(() => renderToBuffer([page('s'), new Date(0) as never])).toThrow(TypeError)
      expect(() => renderToBuffer([page('s'), page('t'), Div({ 'a b': 'x' } as never)])).toThrow()
      expect(String(renderToBuffer(P('x')))).toBe('<p>x</p>')
      expect(String(renderToBuffer(page('u')))).toBe(html('u'))
    }
  })

  test('a rendering that fails inside of a long page does not mix their bytes', () => {
    const Fails = () => {
      renderToBuffer([page('s'), new Date(0) as never])
      return 'never'
    }
    const Inside = () => ErrorBoundary({ fallback: 'f', onError: () => {} }, jsx(Fails, {}))
    expect(String(renderToBuffer([page('a'), jsx(Inside, {}), page('b')]))).toBe(
      `${html('a')}f${html('b')}`,
    )
  })

  test('a long page keeps its bytes while it awaits promises and others are rendered', async () => {
    const pages = ['a', 'b', 'c', 'd'].map((letter) => {
      const later = setImmediate(undefined).then(() => page(letter))
      return renderToBuffer([page(letter), later, page(letter), P(later), Textarea(later)])
    })
    for (let i = 0; i < 3; i++) renderToBuffer([page('x'), page('y')])
    for (const [i, bytes] of (await Promise.all(pages)).entries()) {
      const one = html('abcd'[i] as string)
      const escaped = one.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      expect(escaped).not.toBe(one)
      expect(String(bytes)).toBe(`${one}${one}${one}<p>${one}</p><textarea>${one}</textarea>`)
    }
  })

  test('a later rendering does not change a Buffer that was returned', () => {
    const first = renderToBuffer(page('a')) as Buffer
    renderToBuffer(page('b'))
    renderToBuffer([page('c'), page('d')])
    expect(String(first)).toBe(html('a'))
    first.fill(0)
    expect(String(renderToBuffer(page('e')))).toBe(html('e'))
  })
})

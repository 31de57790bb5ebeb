import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  Div,
  Fragment,
  html,
  Option,
  P,
  Pre,
  render,
  renderToBuffer,
  Textarea,
  Title,
} from 'ft-response'
import { type Dom, type DomElement, domOf } from '../support/dom'
import { NAUGHTY_STRINGS } from '../support/naughty-strings'
import fc from '../support/property'
import { readText, sentText } from '../support/read-text'

interface Way {
  /** An element for each way in which a browser reads text. */
  readonly page: (x: string) => Child
  readonly around: (x: string, content: Child) => Child
}

const WAYS: Readonly<Record<string, Way>> = {
  functions: {
    page: (x) =>
      Fragment(
        P({ title: x, 'data-x': x, class: `a ${x}` }, x, '.'),
        Pre({}, x, '.'),
        Textarea({}, x, '.'),
        Title({}, x, '.'),
        Option({ value: x }, '.', x),
      ),
    around: (x, content) => Div({ title: x }, content),
  },
  JSX: {
    page: (x) => (
      <>
        <p title={x} data-x={x} class={`a ${x}`}>
          {x}.
        </p>
        <pre>{x}.</pre>
        <textarea>{x}.</textarea>
        <title>{x}.</title>
        <option value={x}>.{x}</option>
      </>
    ),
    around: (x, content) => <div title={x}>{content}</div>,
  },
  'html`...`': {
    page: (x) =>
      html`<p title="${x}" data-x=${x} class="a ${x}">${x}.</p><pre>${x}.</pre><textarea>${x}.</textarea><title>${x}.</title><option value='${x}'>.${x}</option>`,
    around: (x, content) => html`<div title="${x}">${content}</div>`,
  },
}

/** What a browser must see of the page. */
function seen(x: string): Dom[] {
  const after = readText(`${x}.`)
  const value = readText(x)
  return [
    ['p', { title: value, 'data-x': value, class: `a ${value}` }, after],
    ['pre', {}, after],
    ['textarea', {}, after],
    ['title', {}, after],
    ['option', { value }, readText(`.${x}`)],
  ]
}

const LONG: Readonly<Record<string, string>> = {
  'with nothing to escape': 'a',
  'with much to escape': `<&"'>\0\r\n😀\ud83d.`,
}

describe.each(Object.entries(WAYS))('naughty strings, written by %s', (_way, way) => {
  test('each naughty string arrives as the same text', () => {
    for (const x of NAUGHTY_STRINGS) {
      expect(domOf(render(way.page(x)) as string)).toEqual(seen(x))
    }
  })

  test('each naughty string arrives as the same text, rendered to bytes', () => {
    for (const x of NAUGHTY_STRINGS) {
      const bytes = renderToBuffer(way.page(x)) as Buffer
      expect(domOf(bytes.toString())).toEqual(seen(sentText(x)))
    }
  })

  test('naughty strings in a row arrive as the same text', () => {
    const some = fc.array(fc.constantFrom(...NAUGHTY_STRINGS), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(some, (strings) => {
        const x = strings.join('')
        expect(domOf(render(way.page(x)) as string)).toEqual(seen(x))
      }),
    )
  })

  test.each(Object.entries(LONG))(
    'a million characters arrive as the same text: %s',
    (_name, unit) => {
      const x = unit.repeat(Math.ceil(1_000_000 / unit.length))
      const bytes = renderToBuffer(way.around(x, x)) as Buffer
      const [[, { title }, text]] = domOf(bytes.toString()) as [DomElement]
      const expected = readText(x)
      // Not with toBe(): a difference of a million characters takes minutes to print.
      expect([title === expected, text === expected]).toEqual([true, true])
    },
  )

  test('naughty strings in a thousand levels arrive as the same text', () => {
    let content: Child = 'x'
    for (let i = 0; i < 1_000; i++) content = way.around(naughty(i), content)
    let [node] = domOf(render(content) as string) as [DomElement]
    for (let i = 999; i >= 0; i--) {
      const [tag, attributes, ...children] = node
      expect([tag, attributes, children.length]).toEqual([
        'div',
        { title: readText(naughty(i)) },
        1,
      ])
      node = children[0] as DomElement
    }
    expect(node).toBe('x')
  })
})

function naughty(i: number): string {
  return NAUGHTY_STRINGS[i % NAUGHTY_STRINGS.length] as string
}

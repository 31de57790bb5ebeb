import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  createContext,
  Fragment,
  Iframe,
  js,
  type Markup,
  P,
  raw,
  render,
} from 'ft-response'
import { domOf } from '../../support/dom'

const Theme = createContext('light')

/** What the frame shows. */
function framed(content: Child) {
  const [[, { srcdoc }]] = domOf(render(content) as string) as [[string, { srcdoc: string }]]
  return domOf(srcdoc)
}

describe('srcdoc', () => {
  test('srcdoc takes raw HTML, which cannot leave it', () => {
    expect(render(Iframe({ srcdoc: raw('<p title="x">&amp;</p>') }))).toBe(
      '<iframe srcdoc="&lt;p title=&quot;x&quot;&gt;&amp;amp;&lt;/p&gt;"></iframe>',
    )
  })

  test('srcdoc takes elements, and their text is text in the frame too', () => {
    const name = '</p><script>alert(1)</script>'
    const shown = [['p', { title: name }, name]]
    expect(framed(Iframe({ srcdoc: P({ title: name }, name) }))).toEqual(shown)
    expect(framed(<iframe srcdoc={<p title={name}>{name}</p>} />)).toEqual(shown)
    expect(framed(Iframe({ srcdoc: Fragment(P({ title: name }, name)) }))).toEqual(shown)
  })

  test('srcdoc takes components, which know the contexts around the frame', () => {
    const Inside = () => <b>{Theme.get()}</b>
    expect(
      framed(
        <Theme value="dark">
          <iframe srcdoc={<Inside />} />
        </Theme>,
      ),
    ).toEqual([['b', {}, 'dark']])
  })

  test.each(['srcdoc', 'SrcDoc'])(
    'srcdoc takes no text, and the error says what to write: %s',
    (name) => {
      expect(() => render(Iframe({ [name]: '<p>' as never }))).toThrow(
        '<iframe> got a string for srcdoc, which is a document: write an element, or raw(...) if it ' +
          "is safe as it is, got '<p>' (string)",
      )
    },
  )

  test.each<[string, unknown]>([
    ['JavaScript', js`x`],
    ['an object', { a: 1 }],
    ['an array', [P('x')]],
    ['a promise', Promise.resolve(P('x'))],
  ])('srcdoc takes no %s', (_name, value) => {
    expect(() => render(Iframe({ srcdoc: value as Markup }))).toThrow(
      /^<iframe> expected srcdoc to be markup: an element or raw\(\.\.\.\), got /,
    )
  })

  test('srcdoc takes no promises inside, and handles them', async () => {
    expect(() => render(Iframe({ srcdoc: P(Promise.reject(new Error('late'))) }))).toThrow(
      '<iframe> got promises inside of srcdoc: await them',
    )
    for (let i = 0; i < 5; i++) await new Promise(setImmediate)
  })
})

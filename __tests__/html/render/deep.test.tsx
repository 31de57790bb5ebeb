import { describe, expect, test } from '@jest/globals'
import express, { type ErrorRequestHandler } from 'express'
import { type Child, Div, ErrorBoundary, Fragment, ftResponse, P, render } from 'ft-response'
import { serve } from '../../support/serve'

function nested(levels: number, around: (content: Child) => Child): Child {
  let content: Child = 'x'
  for (let i = 0; i < levels; i++) content = around(content)
  return content
}

const Around = ({ children }: { children?: Child }) => <i>{children}</i>

/** How many levels the stack of Node has room for, with some to spare. A browser has 512. */
const KINDS: readonly [levels: number, string, (content: Child) => Child][] = [
  [2_000, 'elements', (content) => Div(content)],
  [1_000, 'elements with other children', (content) => Div({ id: 'a' }, 'a', content)],
  [1_000, 'JSX', (content) => <p>a{content}</p>],
  [1_500, 'arrays', (content) => [content]],
  [800, 'elements in arrays', (content) => [Div([content])]],
  [800, 'fragments', (content) => Fragment(content)],
  [800, 'components', (content) => <Around>{content}</Around>],
]

describe('content that is nested deep', () => {
  test.each(KINDS)('%i levels of %s are rendered', async (levels, _name, around) => {
    const text = (html: string) => html.replace(/<[^>]+>|a/g, '')
    expect(text(await render(nested(levels, around)))).toBe('x')
    const url = await serve((_req, res) => ftResponse(res, nested(levels, around)))
    expect((await fetch(url)).status).toBe(200)
  })

  test('2,000 levels of promises are rendered', async () => {
    expect(await render(nested(2_000, (content) => Promise.resolve(content)))).toBe('x')
    const html = await render(nested(2_000, async (content) => Div(content)))
    expect(html).toHaveLength(2_000 * '<div></div>'.length + 1)
  })
})

describe('content that is nested deeper than the stack is', () => {
  const TOO_DEEP = 50_000

  test.each(KINDS)(
    '%i levels of %s, too deep for the stack, fail with an ordinary error',
    async (_levels, _name, around) => {
      const content = nested(TOO_DEEP, around)
      expect(() => render(content)).toThrow(RangeError)
      expect(render(P('next'))).toBe('<p>next</p>')
      expect(
        render(
          <ErrorBoundary fallback="fallback" onError={() => {}}>
            {content}
          </ErrorBoundary>,
        ),
      ).toBe('fallback')

      const errors: unknown[] = []
      const app = express()
      app.get('/', (_req, res) => ftResponse(res, content))
      const keep: ErrorRequestHandler = (error, _req, res, _next) => {
        errors.push(error)
        ftResponse(res, P('sorry'), { status: 500 })
      }
      app.use(keep)
      const response = await fetch(await serve(app), { headers: { 'HX-Request': 'true' } })
      expect(await response.text()).toBe('<p>sorry</p>')
      expect(errors).toEqual([expect.any(RangeError)])
    },
  )

  test('the error of endless components names only some of them', () => {
    let error: Error | undefined
    try {
      render(nested(TOO_DEEP, (content) => <Around>{content}</Around>))
    } catch (caught) {
      error = caught as Error
    }
    expect(error?.stack).toMatch(/while rendering <Around> > <Around> > .+> \.\.\. > .+<Around>$/)
    expect(error?.stack?.length).toBeLessThan(20_000)
  })
})

test('a list of 100,000 items is rendered', async () => {
  const items = Array.from({ length: 100_000 }, (_, i) => i)
  const html = await render(
    <ul>
      {items.map((i) => (
        <li>{i}</li>
      ))}
    </ul>,
  )
  expect(html).toHaveLength(100_000 * '<li></li>'.length + '<ul></ul>'.length + 488_890)
  const few = items.slice(0, 20_000)
  expect(await render(few.map((i) => Promise.resolve(i % 10)))).toHaveLength(few.length)
})

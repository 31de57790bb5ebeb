import { describe, expect, test } from '@jest/globals'
import express, { type ErrorRequestHandler } from 'express'
import { type Child, createContext, createFt, html, P, type PageOptions, Titled } from 'ft-response'
import { serve } from '../../support/serve'

interface LayoutProps {
  readonly children: Child
}

const Layout = ({ children }: LayoutProps) => (
  <>
    <nav>menu</nav>
    <main>{children}</main>
  </>
)

/** What a client gets of a page with a layout; the stack of an error. */
async function pageOf(content: Child, layout: PageOptions['layout'], headers = {}) {
  const { ftResponse } = createFt({ page: { layout, bodyEnd: <p>end</p> } })
  const app = express()
  app.use((_req, res) => ftResponse(res, content))
  const answerError: ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(500).send(error.stack)
  }
  app.use(answerError)
  return (await fetch(await serve(app), { headers })).text()
}

describe('a layout', () => {
  test('a layout surrounds the content, in the body', async () => {
    expect(await pageOf(Titled('T', P('x')), Layout)).toContain(
      '<title>T</title></head><body><nav>menu</nav><main>' +
        '<main class="container"><h1>T</h1><p>x</p></main></main><p>end</p></body>',
    )
  })

  test('a layout may be written as functions, JSX or a template', async () => {
    const layouts = [
      ({ children }: LayoutProps) => [P('a'), children],
      ({ children }: LayoutProps) => html`<p>a</p>${children}`,
      ({ children }: LayoutProps) => [<p>a</p>, children],
    ]
    for (const layout of layouts) {
      expect(await pageOf('x', layout)).toContain('<body><p>a</p>x<p>end</p></body>')
    }
  })

  test('a layout is called after the components at the top, which do not get its contexts', async () => {
    const Theme = createContext('light')
    const layout = ({ children }: LayoutProps) => <Theme value="dark">{children}</Theme>
    const Content = () => <p>{Theme.get()}</p>
    expect(await pageOf(<Content />, layout)).toContain('<body><p>light</p>')
    expect(await pageOf(<div>{<Content />}</div>, layout)).toContain('<div><p>dark</p></div>')
  })

  test('errors name the layout, and promises of the content are handled', async () => {
    const Broken = () => {
      throw new Error('broken')
    }
    const content = P(Promise.reject(new Error('late')))
    expect(await pageOf(content, Broken)).toContain('while rendering <Broken>')
  })

  test('a fragment and a whole document get no layout', async () => {
    const fragment = await pageOf(P('x'), Layout, { 'HX-Request': 'true' })
    expect(fragment).toBe('<p>x</p>')
    const page = await pageOf(<html lang="la">x</html>, Layout)
    expect(page).toBe('<!doctype html><html lang="la">x</html>')
  })

  test('a layout has to be a function', () => {
    const page = { layout: (<main />) as never }
    expect(() => createFt({ page })).toThrow(
      'createFt() page expected page.layout to be a component, got',
    )
  })
})

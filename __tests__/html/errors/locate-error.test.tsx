import { describe, expect, test } from '@jest/globals'
import express, { type ErrorRequestHandler } from 'express'
import { type Child, createContext, ErrorBoundary, ftResponse, render } from 'ft-response'
import { renderError } from '../../support/render-error'
import { serve } from '../../support/serve'

const Theme = createContext('light')

function Page({ children }: { children?: Child }) {
  return (
    <main>
      <Theme value="dark">{children}</Theme>
    </main>
  )
}
function List({ children }: { children?: Child }) {
  return [<ul>{children}</ul>]
}
function Fails({ error }: { error: unknown }): Child {
  throw error
}
async function FailsLater({ error }: { error: unknown }): Promise<Child> {
  await null
  throw error
}
async function Late({ children }: { children?: Child }) {
  await null
  return <b>{children}</b>
}

const PATH = '\n    while rendering <Page> > <List> > '

/** What Express's error handlers get. */
async function errorOfPage(content: Child): Promise<Error> {
  const app = express()
  const errors: Error[] = []
  app.use((_req, res) => ftResponse(res, content))
  const keep: ErrorRequestHandler = (error, _req, res, _next) => {
    errors.push(error)
    res.end()
  }
  app.use(keep)
  await (await fetch(await serve(app))).text()
  return errors[0] as Error
}

describe.each([
  ['render()', renderError],
  ['a whole document', errorOfPage],
])('the stack of an error in %s', (_name, errorFrom) => {
  test.each<[string, (error: Error) => Child, string]>([
    ['in a component', (error) => <Fails error={error} />, '<Fails>'],
    ['late in a component', (error) => <FailsLater error={error} />, '<FailsLater>'],
    [
      'in a component behind others',
      (error) => [<List>x</List>, <Fails error={error} />],
      '<Fails>',
    ],
    [
      'in what a late component gave',
      (error) => (
        <Late>
          <Fails error={error} />
        </Late>
      ),
      '<Late> > <Fails>',
    ],
    [
      'in <pre>',
      (error) => (
        <pre>
          <Fails error={error} />
        </pre>
      ),
      '<Fails>',
    ],
    [
      'in the fallback of a boundary',
      (error) => (
        <ErrorBoundary fallback={<Fails error={error} />} onError={() => {}}>
          <Fails error={new Error('first')} />
        </ErrorBoundary>
      ),
      '<ErrorBoundary> > <Fails>',
    ],
  ])('the stack names the components around an error %s', async (_name, content, inner) => {
    const error = new Error('no rows')
    const got = await errorFrom(
      <Page>
        <List>{content(error)}</List>
      </Page>,
    )
    expect(got).toBe(error)
    expect(got.message).toBe('no rows')
    expect(got.stack).toMatch(/^Error: no rows\n {4}at /)
    expect(got.stack?.slice(got.stack.indexOf(PATH))).toBe(PATH + inner)
  })

  test('the stack names components at the top of a page', async () => {
    const Top = ({ children }: { children?: Child }) => <>{children}</>
    for (const content of [
      <Fails error={new Error('a')} />,
      <FailsLater error={new Error('a')} />,
      [Promise.resolve([<Fails error={new Error('a')} />])],
    ]) {
      const { stack } = await errorFrom(<Top>{content}</Top>)
      expect(stack).toMatch(/\n {4}while rendering <Top> > <Fails(?:Later)?>$/)
    }
  })

  test('the stack names the component that holds a wrong child or attribute', async () => {
    const Wrong = () => <p>{new Date(0) as never}</p>
    const error = await errorFrom(
      <Page>
        <Wrong />
      </Page>,
    )
    expect(error.message).toMatch(/^<p> expected children/)
    expect(error.stack).toMatch(/ while rendering <Page> > <Wrong> > p$/)
  })

  test('the stack stays as it is if no component is around the error', async () => {
    const error = new Error('alone')
    const { stack } = error
    expect(await errorFrom(<p>{Promise.reject(error)}</p>)).toBe(error)
    expect(error.stack).toBe(stack)
  })

  test('the stack names the first place that an error was rendered at, and no second one', async () => {
    const error = new Error('again')
    for (let i = 0; i < 2; i++) expect(await errorFrom(<Fails error={error} />)).toBe(error)
    await errorFrom(
      <Page>
        <Fails error={error} />
      </Page>,
    )
    expect(error.stack?.match(/while rendering/g)).toHaveLength(1)
  })

  test('a stack that cannot be changed stays as it is', async () => {
    const frozen = Object.freeze(new Error('frozen'))
    const { stack } = frozen
    expect(await errorFrom(<Fails error={frozen} />)).toBe(frozen)
    expect(frozen.stack).toBe(stack)
  })
})

test('a component may throw a value that is not an error', () => {
  for (const thrown of ['text', null, 7, { status: 503 }]) {
    let got: unknown
    try {
      render(<Fails error={thrown} />)
    } catch (error) {
      got = error
    }
    expect(got).toBe(thrown)
  }
})

test('the error that a boundary catches names its place', () => {
  const told: Error[] = []
  render(
    <Page>
      <ErrorBoundary fallback="x" onError={(error) => told.push(error as Error)}>
        <List>
          <Fails error={new Error('inside')} />
        </List>
      </ErrorBoundary>
    </Page>,
  )
  expect(told[0]?.stack).toMatch(/ while rendering <Page> > <ErrorBoundary> > <List> > <Fails>$/)
})

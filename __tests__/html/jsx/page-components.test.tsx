import { describe, expect, test } from '@jest/globals'
import {
  Button,
  Card,
  type Child,
  createElement,
  ErrorBoundary,
  Fragment,
  Group,
  Hidden,
  Input,
  render,
  Titled,
} from 'ft-response'

describe('in JSX', () => {
  test('Titled in JSX is a page, and writes its other attributes on <main>', () => {
    expect(
      render(
        <Titled title="<U>" id="m">
          <p>a</p>b
        </Titled>,
      ),
    ).toBe(
      '<title>&lt;U&gt;</title><main class="container" id="m"><h1>&lt;U&gt;</h1><p>a</p>b</main>',
    )
    expect(render(<Titled title="T" class="wide" />)).toBe(render(Titled('T', { class: 'wide' })))
  })

  test('Card in JSX is an article with a header and a footer', () => {
    expect(
      render(
        <Card header={<b>h</b>} footer="<f>">
          a<p>b</p>
        </Card>,
      ),
    ).toBe('<article><header><b>h</b></header>a<p>b</p><footer>&lt;f&gt;</footer></article>')
    expect(render(<Card>a</Card>)).toBe('<article>a</article>')
    expect(render(<Card header={0} footer="" />)).toBe('<article><header>0</header></article>')
  })

  test('Group in JSX is a fieldset, with or without attributes', () => {
    expect(
      render(
        <Group>
          <input />
          <button type="button">x</button>
        </Group>,
      ),
    ).toBe('<fieldset role="group"><input><button type="button">x</button></fieldset>')
    expect(render(<Group class="wide">x</Group>)).toBe(render(Group({ class: 'wide' }, 'x')))
    expect(render(Group(Input(), Button('x')))).toBe(
      '<fieldset role="group"><input><button>x</button></fieldset>',
    )
  })

  test('Hidden in JSX is a form field', () => {
    expect(render(<Hidden name="id" value={'"7"'} />)).toBe(
      '<input type="hidden" name="id" value="&quot;7&quot;">',
    )
    expect(render(<Hidden name="id" value={7} />)).toBe(
      render(Input({ type: 'hidden', name: 'id', value: 7 })),
    )
    expect(render(Hidden(null, { name: 'id' }))).toBe('<input type="hidden" name="id">')
  })

  test('Titled in JSX takes no object as its title', () => {
    const sent = JSON.parse('{"hx-get": "/z"}')
    expect(() => render(<Titled title={sent}>a</Titled>)).toThrow(
      /^Titled\(\) expected a title, got \{/,
    )
  })

  test('an error boundary catches what page components throw, and the error names them', () => {
    const title = undefined as never
    const errors: Error[] = []
    const onError = (error: unknown) => errors.push(error as Error)
    expect(
      render(
        <ErrorBoundary fallback="x" onError={onError}>
          <Titled title={title} />
        </ErrorBoundary>,
      ),
    ).toBe('x')
    expect(() => render(<Titled title={title} />)).toThrow(
      expect.objectContaining({ stack: expect.stringMatching(/while rendering <Titled>$/) }),
    )
    expect(errors).toHaveLength(1)
  })

  test('page components take a key behind a spread', () => {
    const props = { title: 'T', id: 'a' }
    expect(render(createElement(Titled, { ...props, key: 1 }, 'x'))).toBe(
      render(Titled('T', { id: 'a' }, 'x')),
    )
    expect(render(createElement(Hidden, { name: 'a', key: 1 }))).toBe(render(<Hidden name="a" />))
    expect(render(createElement(Fragment, null, 'x', 'y'))).toBe('xy')
  })

  test('page components are components in JSX', async () => {
    const Late = async ({ children }: { children?: Child }) => <b>{children}</b>
    expect(
      await render(
        <Titled title="T">
          <Fragment key="f">
            <Card header={<Late>h</Late>}>
              <Group>
                <Hidden name="a" />
              </Group>
            </Card>
          </Fragment>
        </Titled>,
      ),
    ).toBe(
      '<title>T</title><main class="container"><h1>T</h1><article><header><b>h</b></header>' +
        '<fieldset role="group"><input type="hidden" name="a"></fieldset></article></main>',
    )
  })
})

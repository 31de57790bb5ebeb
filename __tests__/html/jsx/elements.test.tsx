import { describe, expect, test } from '@jest/globals'
import {
  Br,
  type Child,
  Div,
  element,
  Fragment,
  H2,
  Input,
  js,
  Li,
  type Markup,
  P,
  raw,
  render,
  Script,
  Ul,
} from 'ft-response'
import { jsx, jsxs } from 'ft-response/jsx-runtime'

describe('an element in JSX', () => {
  test.each<[string, Markup, Markup]>([
    [
      'with attributes and text',
      <h2 hx-post="/submit-record">Click here</h2>,
      H2({ hxPost: '/submit-record' }, 'Click here'),
    ],
    ['without anything', <div />, Div()],
    [
      'inside of others',
      <ul>
        <li>a</li>
        <li class="x">{'<b>'}</li>
      </ul>,
      Ul(Li('a'), Li({ class: 'x' }, '<b>')),
    ],
    ['that is void', <br />, Br()],
    [
      'that is void and has attributes',
      <input name="a" disabled />,
      Input({ name: 'a', disabled: true }),
    ],
    [
      'of a custom name',
      <user-card userId={7}>Ada</user-card>,
      element('user-card')({ userId: 7 }, 'Ada'),
    ],
    ['of a name in SVG', <svg viewBox="0 0 1 1" />, element('svg')({ viewBox: '0 0 1 1' })],
  ])('an element in JSX is the same markup as that of the function: %s', (_name, written, made) => {
    expect(render(written)).toBe(render(made))
  })

  test('an element in JSX takes children of every kind', async () => {
    const items = new Set(['d', <i>e</i>])
    const html = (
      <p>
        text {1} {2n}
        {null}
        {undefined}
        {true}
        {false}
        {['a', [<b>b</b>]]}
        {items}
        {Promise.resolve('<f>')}
        {raw('<hr>')}
        {P('g')}
      </p>
    )
    expect(await render(html)).toBe('<p>text 1 2a<b>b</b>d<i>e</i>&lt;f&gt;<hr><p>g</p></p>')
  })

  test('an element in JSX takes no object as a child, and the error names the element', () => {
    const row = { name: 'Ada' } as never
    expect(() => render(<p>{row}</p>)).toThrow(/^<p> expected children to be text, .+ got \{ name/)
  })

  test('an element in JSX takes spread attributes, and the last of two counts', () => {
    const given: { id?: string; title: string } = { id: 'a', title: '"' }
    expect(render(<p {...given} id="b" />)).toBe('<p id="b" title="&quot;"></p>')
    expect(render(<p id="b" {...given} />)).toBe('<p id="a" title="&quot;"></p>')
  })

  test('an element in JSX never writes its children as an attribute', () => {
    const given = { children: 'x' }
    expect(render(<p {...given} />)).toBe('<p>x</p>')
    expect(render(<p {...given}>y</p>)).toBe('<p>y</p>')
    expect(render(<div children="z" />)).toBe('<div>z</div>')
  })

  test('an element in JSX takes attribute names that are no names in JavaScript', () => {
    const names = {
      '@click': js`a`,
      'x-on:click.prevent': js`b`,
      ':class': js`c`,
      'hx-on::after-request': js`d`,
    }
    expect(
      render(<button hx-on:click={js`go(${'"'})`} aria-label="x" data-id={5} {...names} />),
    ).toBe(
      '<button hx-on:click="go(&quot;\\&quot;&quot;)" aria-label="x" data-id="5" @click="a"' +
        ' x-on:click.prevent="b" :class="c" hx-on::after-request="d"></button>',
    )
    expect(
      render(
        <svg>
          <use xlink:href="#a" />
        </svg>,
      ),
    ).toBe('<svg><use xlink:href="#a"></use></svg>')
  })

  test('an element in JSX takes className, htmlFor and names in camelCase', () => {
    expect(
      render(
        <label className="a" htmlFor="b" hxPost="/c" dataUserId={1} ariaLabel="d">
          x
        </label>,
      ),
    ).toBe('<label class="a" for="b" hx-post="/c" data-user-id="1" aria-label="d">x</label>')
  })

  test('an element in JSX refuses text as code, as the functions do', () => {
    const onclick = 'alert(1)' as never
    const code = 'alert(1)' as never
    expect(() => render(<p onclick={onclick} />)).toThrow(/^<p> got a string for onclick, which is/)
    expect(() => render(<script>{code}</script>)).toThrow(/^<script> expected js`\.\.\.` or raw/)
    expect(render(<script>{js`f(${1})`}</script>)).toBe('<script>f(1)</script>')
    expect(
      render(
        <script>
          {js`a;`}
          {[raw('b;'), [js`c;`]]}
        </script>,
      ),
    ).toBe('<script>a;b;c;</script>')
  })

  test('a void element in JSX takes no children', () => {
    const tag = 'br' as 'p'
    const Tag = tag
    expect(() => <Tag>x</Tag>).toThrow("<br> is a void element and takes no children, got 'x'")
  })

  test('an element in JSX keeps a line end at the beginning of <pre>', () => {
    expect(render(<pre>{'\na'}</pre>)).toBe('<pre>\n\na</pre>')
  })
})

describe('a key', () => {
  const items = ['a', 'b']

  test('a key is not written', () => {
    expect(
      render(
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>,
      ),
    ).toBe('<ul><li>a</li><li>b</li></ul>')
  })

  test('a key is not written before or behind a spread', () => {
    const given = { id: 'x' }
    expect(
      render([
        <p key="1" {...given}>
          a
        </p>,
        <p {...given} key="2">
          b{1}
        </p>,
        <p {...given} key="3" />,
      ]),
    ).toBe('<p id="x">a</p><p id="x">b1</p><p id="x"></p>')
  })

  test('a key is no property of a component', () => {
    const Keys = (props: object) => Object.keys(props).join()
    const given = { id: 'x' }
    expect(render([<Keys key="1" {...given} />, <Keys {...given} key="2" />])).toBe('idid')
  })
})

describe('a fragment', () => {
  test('a fragment writes its children', () => {
    expect(
      render(
        <>
          a<p>b</p>
          {['c']}
        </>,
      ),
    ).toBe('a<p>b</p>c')
    expect(render(<></>)).toBe('')
  })

  test('a fragment can have a key and a name', () => {
    expect(render(<Fragment key="a">x</Fragment>)).toBe('x')
    expect(render(<Fragment>{['a', <b>b</b>]}</Fragment>)).toBe('a<b>b</b>')
  })
})

describe('a function of an element', () => {
  test('a function of an element is a component', () => {
    expect(
      render(
        <Div id="a">
          <P>x</P>
          <Br />
        </Div>,
      ),
    ).toBe('<div id="a"><p>x</p><br></div>')
    expect(render(<Script src="/a.js" />)).toBe('<script src="/a.js"></script>')
    expect(render(<Input {...{ children: undefined }} name="a" />)).toBe('<input name="a">')
  })

  test('a function of a custom element is a component', () => {
    const UserCard = element('user-card')
    expect(render(<UserCard userId={7}>Ada</UserCard>)).toBe(
      '<user-card userId="7">Ada</user-card>',
    )
  })

  test('a function of a void element takes no children in JSX', () => {
    expect(() => jsx(Br as never, { children: 'x' })).toThrow(/^<br> is a void element/)
  })
})

describe('jsx()', () => {
  test.each<[string, unknown]>([
    ['undefined, as an import of a wrong name is', undefined],
    ['null', null],
    ['a number', 5],
    ['an object', { default: () => 'x' }],
    ['an element', P('x')],
  ])('jsx() takes no %s as a type, and the error says where to look', (_name, type) => {
    for (const make of [jsx, jsxs]) {
      expect(() => make(type as never, {})).toThrow(TypeError)
      expect(() => make(type as never, {})).toThrow(
        /^jsx\(\) expected a tag name or a component, got .+: is the component imported by the name/,
      )
    }
  })

  test.each(['', 'a b', 'img src=x onerror=alert(1)', 'a>', '1'])(
    'jsx() takes no tag %j',
    (tag) => {
      expect(() => jsx(tag, {})).toThrow(/^jsx\(\) expected a tag name like 'user-card', got /)
    },
  )

  test('jsx() reads no inherited properties', () => {
    const props: { children?: Child } = Object.create({ onclick: 'alert(1)', id: 'x' })
    expect(render(jsx('p', props))).toBe('<p></p>')
  })
})

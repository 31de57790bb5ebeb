import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import express, { type ErrorRequestHandler, type Request } from 'express'
import {
  Base,
  Body,
  type Child,
  createFt,
  Div,
  ErrorBoundary,
  element,
  Fragment,
  Head,
  Html,
  html,
  js,
  Link,
  Meta,
  P,
  type PageOptions,
  prerender,
  raw,
  Script,
  Style,
  Title,
  Titled,
} from 'ft-response'
import { jsx } from 'ft-response/jsx-runtime'
import { serve } from '../../support/serve'

type Page = PageOptions | ((req: Request) => PageOptions)

/** What a browser gets of a page; `error: ...` if rendering failed. */
async function documentOf(content: Child, page?: Page, url = '/'): Promise<string> {
  const { ftResponse } = createFt<Request>(page === undefined ? {} : { page })
  const app = express()
  app.use((_req, res) => ftResponse(res, content))
  const answerError: ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(500).send(`error: ${error.message}`)
  }
  app.use(answerError)
  return (await fetch(`${await serve(app)}${url}`)).text()
}

async function headOf(content: Child, page?: Page): Promise<string> {
  const html = await documentOf(content, page)
  return /^<!doctype html><html lang="en"><head>(.*)<\/head><body>/.exec(html)?.[1] ?? html
}

const FIRST =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'

describe('a document', () => {
  test('a document has a doctype, a language, a charset, a viewport, and the content in its body', async () => {
    expect(await documentOf(P('x'))).toBe(
      `<!doctype html><html lang="en"><head>${FIRST}</head><body><p>x</p></body></html>`,
    )
  })

  test('a document can be empty', async () => {
    for (const content of [null, [], Fragment()]) {
      expect(await documentOf(content)).toContain('</head><body></body></html>')
    }
  })

  test('a document escapes text content', async () => {
    expect(await documentOf('<x>')).toContain('<body>&lt;x&gt;</body>')
  })

  test('a document gets the language and the attributes of the page', async () => {
    const page = {
      lang: 'de',
      htmlAttributes: { dataTheme: 'dark' },
      bodyAttributes: { class: ['a'], hxBoost: true },
    }
    const html = await documentOf(P('x'), page)
    expect(html).toContain('<!doctype html><html lang="de" data-theme="dark"><head>')
    expect(html).toContain('<body class="a" hx-boost="true"><p>x</p></body>')
    expect(await documentOf('', { htmlAttributes: { lang: 'fr' } })).toContain('<html lang="fr">')
  })

  test('a document gets the elements of the page at the ends of head and body', async () => {
    const page = { head: [Link({ rel: 'icon', href: '/i.png' }), null], bodyEnd: Script(js`f()`) }
    expect(await documentOf(P('x'), page)).toBe(
      `<!doctype html><html lang="en"><head>${FIRST}<link rel="icon" href="/i.png"></head>` +
        '<body><p>x</p><script>f()</script></body></html>',
    )
  })

  test('a page function gets the request', async () => {
    const page = (req: Request) => ({ lang: String(req.query.lang) })
    expect(await documentOf(P('x'), page, '/?lang=%22fr')).toContain('<html lang="&quot;fr">')
  })

  test('an error of the page function fails the response', async () => {
    const page = () => {
      throw new Error('no page')
    }
    expect(await documentOf(P('x'), page)).toBe('error: no page')
  })

  test('a value in the page that is not a child fails the response', async () => {
    expect(await documentOf(P('x'), { head: new Date(0) as never })).toMatch(
      /^error: <head> expected children to be/,
    )
  })
})

describe('the title', () => {
  test('a document has no title by default', async () => {
    expect(await headOf(P('x'))).toBe(FIRST)
  })

  test('the title of the page is escaped', async () => {
    expect(await headOf(P('x'), { title: '<App>' })).toBe(`${FIRST}<title>&lt;App&gt;</title>`)
  })

  test('the title of the content wins over the title of the page', async () => {
    const content = [P('x'), Title('Own')]
    expect(await headOf(content, { title: 'App' })).toBe(`${FIRST}<title>Own</title>`)
    expect(await documentOf(content)).toContain('<body><p>x</p></body>')
  })

  test('the last of several titles wins', async () => {
    expect(await headOf([Title('First'), P('x'), Title('Last')])).toBe(
      `${FIRST}<title>Last</title>`,
    )
  })

  test('Titled() sets the title', async () => {
    expect(await documentOf(Titled('T'), { title: 'App' })).toBe(
      `<!doctype html><html lang="en"><head>${FIRST}<title>T</title></head>` +
        '<body><main class="container"><h1>T</h1></main></body></html>',
    )
  })
})

describe('what belongs into the head', () => {
  test('elements of the head are hoisted from the top of the content, in order, before those of the page', async () => {
    const content = [
      Style(raw('p{}')),
      P('1'),
      Meta({ name: 'a', content: 'b' }),
      Script(js`s`),
      Link({ rel: 'x', href: '/y' }),
      Base({ href: '/' }),
      Title('T'),
      P('2'),
    ]
    const html = await documentOf(content, { title: 'App', head: Meta({ name: 'page' }) })
    expect(html).toBe(
      `<!doctype html><html lang="en"><head>${FIRST}<title>T</title><style>p{}</style>` +
        '<meta name="a" content="b"><link rel="x" href="/y"><base href="/"><meta name="page"></head>' +
        '<body><p>1</p><script>s</script><p>2</p></body></html>',
    )
  })

  test('elements of the head are hoisted out of arrays, fragments, iterables and promises', async () => {
    const meta = (name: string) => Meta({ name })
    const content = [
      [[meta('array')]],
      Fragment(meta('fragment'), Fragment([meta('nested')])),
      new Set([meta('set'), P('x')]),
      Promise.resolve(meta('promise')),
      Promise.resolve([Fragment(meta('list'), Promise.resolve(Title('Deep')))]),
    ]
    const names = ['array', 'fragment', 'nested', 'set', 'promise', 'list']
    expect(await documentOf(content)).toBe(
      `<!doctype html><html lang="en"><head>${FIRST}<title>Deep</title>` +
        `${names.map((name) => `<meta name="${name}">`).join('')}</head>` +
        '<body><p>x</p></body></html>',
    )
    expect(await documentOf(Promise.resolve(Titled('T')))).toContain('<title>T</title></head>')
  })

  test('an element of the head stays where it is inside of another element', async () => {
    const html = await documentOf(Div(Title('nested'), Style(raw('p{}'))))
    expect(html).toContain('</head><body><div><title>nested</title><style>p{}</style></div></body>')
    expect(html).toContain(`<head>${FIRST}</head>`)
  })
})

describe('a nonce', () => {
  const nonce = 'r4nd"m'
  const written = 'nonce="r4nd&quot;m"'

  test('the scripts, styles and links of the page get the nonce', async () => {
    const page = {
      nonce,
      head: [Script(js`a`), Fragment(Style(raw('p{}'))), [[Link({ rel: 'x' })]], Meta({})],
      bodyEnd: Script({ src: '/b.js' }),
    }
    const html = await documentOf(P('x'), page)
    expect(html).toContain(
      `<script ${written}>a</script><style ${written}>p{}</style><link ${written} rel="x"><meta></head>`,
    )
    expect(html).toContain(`<p>x</p><script ${written} src="/b.js"></script></body>`)
  })

  test('scripts, styles and links out of promises and iterables get the nonce', async () => {
    const head = [Promise.resolve([Script(js`a`)]), new Set([Style(raw('p{}'))])]
    expect(await headOf(P('x'), { nonce, head })).toBe(
      `${FIRST}<script ${written}>a</script><style ${written}>p{}</style>`,
    )
  })

  test('hoisted elements get the nonce', async () => {
    expect(await headOf([Style(raw('p{}')), Link({ rel: 'x' })], { nonce })).toBe(
      `${FIRST}<style ${written}>p{}</style><link ${written} rel="x">`,
    )
  })

  test('scripts at the top of the content stay there and get the nonce', async () => {
    const page = await documentOf([P('x'), Script(js`b`), html`<script src="/c.js"></script>`], {
      nonce,
    })
    expect(page).toContain(
      `<body><p>x</p><script ${written}>b</script><script ${written} src="/c.js"></script></body>`,
    )
  })

  test('elements of templates, components and prerender() get the nonce', async () => {
    const head = [
      html`<link rel="a"> <script src="/a.js"></script>`,
      jsx(() => Script(js`b`), {}),
      prerender([Style(raw('p{}')), Link({ rel: 'c' })]),
    ]
    expect(await headOf('', { nonce, head })).toBe(
      `${FIRST}<link ${written} rel="a"> <script ${written} src="/a.js"></script>` +
        `<script ${written}>b</script><style ${written}>p{}</style><link ${written} rel="c">`,
    )
  })

  test('elements deeper in the page, in raw(), or with a nonce of their own do not get the nonce', async () => {
    const head = [Script({ nonce: 'own' }, js`a`), Fragment(raw('<script>r</script>'))]
    const page = await documentOf([Div(Script(js`c`)), html`<p><script>d</script></p>`], {
      nonce,
      head,
    })
    expect(page).toContain('<script nonce="own">a</script><script>r</script></head>')
    expect(page).toContain('<div><script>c</script></div><p><script>d</script></p></body>')
  })

  test('an element with an undefined nonce gets the nonce, and one of with() keeps its own', async () => {
    const Own = Script.with({ nonce: 'own' })
    const head = [
      Script({ nonce: undefined }, js`a`),
      Script({ src: '/b.js', nonce: null as never }),
      Script.with({ defer: true })(js`c`),
      Own(js`d`),
      Own({ defer: true }, js`e`),
    ]
    expect(await headOf('', { nonce, head })).toBe(
      `${FIRST}<script ${written}>a</script><script ${written} src="/b.js"></script>` +
        `<script defer ${written}>c</script><script nonce="own">d</script>` +
        '<script nonce="own" defer>e</script>',
    )
  })

  test('a nonce of null is none, and a nonce that is not text is refused', async () => {
    for (const content of [
      Link({ rel: 'x' }),
      html`<link rel="x">`,
      prerender(Link({ rel: 'x' })),
    ]) {
      expect(await headOf(content, { nonce: null as never })).toBe(`${FIRST}<link rel="x">`)
      expect(await headOf(content, { nonce: ['x'] as never })).toContain(
        'error: <link> expected nonce to be a string',
      )
    }
  })

  test('an element with nonce={false} gets the nonce', async () => {
    const Own = Link({ rel: 'x', nonce: false as never })
    for (const content of [Own, prerender(Own), html`<link rel="x" nonce=${false}>`]) {
      expect(await headOf(content, { nonce })).toContain(`${written}`)
    }
  })

  test('the nonce of a request does not stay for the next one', async () => {
    const head = Script(js`a`)
    await documentOf('', { nonce: 'one', head })
    expect(await headOf('', { nonce: 'two', head })).toBe(`${FIRST}<script nonce="two">a</script>`)
    expect(await headOf('', { head })).toBe(`${FIRST}<script>a</script>`)
  })
})

describe('content that is a whole <html>', () => {
  const own = Html({ lang: 'la' }, Head(Title('Own')), Body('x'))
  const sent = '<!doctype html><html lang="la"><head><title>Own</title></head><body>x</body></html>'

  test('a whole <html> is sent as it is, with a doctype', async () => {
    expect(await documentOf(own)).toBe(sent)
    expect(await documentOf(own, { title: 'App', nonce: 'n', head: Meta({}) })).toBe(sent)
  })

  test('a whole <html> is recognised in arrays, fragments and promises', async () => {
    for (const content of [[own], Fragment(own, null), Promise.resolve([own]), ['', own]]) {
      expect(await documentOf(content)).toBe(sent)
    }
  })

  test('a whole <html> may hold promises', async () => {
    expect(await documentOf(Html(Body(Promise.resolve('x'))))).toBe(
      '<!doctype html><html><body>x</body></html>',
    )
  })
})

describe('a promise that rejects', () => {
  const fails = async (message: string): Promise<string> => {
    await setImmediate()
    throw new Error(message)
  }
  const handled = async () => {
    // Jest fails a test in which a rejection stays unhandled; it has to have the time to.
    for (let i = 0; i < 5; i++) await setImmediate()
  }

  test('a promise that rejects fails the request', async () => {
    expect(await documentOf(P(fails('no rows')))).toBe('error: no rows')
    expect(await documentOf([P('x'), fails('no list')])).toBe('error: no list')
    expect(await documentOf('', { head: fails('no head') })).toBe('error: no head')
    await handled()
  })

  test('a rejection is handled if another one came first, at the top or deeper', async () => {
    const content = [
      Promise.resolve(P(fails('deeper'))),
      Promise.reject(new Error('first')),
      Div(fails('other')),
      fails('last'),
    ]
    const page = () => ({ nonce: 'n', head: P(fails('head')), bodyEnd: fails('bodyEnd') })
    expect(await documentOf(content, page)).toBe('error: first')
    await handled()
  })

  test('a rejection is handled if an iterable after it throws', async () => {
    function* rows() {
      yield P('x')
      throw new Error('no more rows')
    }
    expect(await documentOf([fails('later'), rows()])).toBe('error: no more rows')
    await handled()
  })

  test('a rejection in the page is handled if the content is a whole <html>', async () => {
    const page = () => ({ head: fails('head'), bodyEnd: [Div(fails('bodyEnd'))] })
    expect(await documentOf(Html(Body('x')), page)).toBe(
      '<!doctype html><html><body>x</body></html>',
    )
    await handled()
  })

  test('a rejection is handled in a replaced title, and in content that a layout drops', async () => {
    const titles = [html`<title>${fails('title')}</title>`, Title([fails('title')]), Title('x')]
    expect(await headOf(titles)).toBe(`${FIRST}<title>x</title>`)
    const layout = () => 'sign in'
    expect(await documentOf(P({}, fails('content')), { layout })).toContain('<body>sign in</body>')
    await handled()
  })

  test('a rejection in the value of a promise is handled if something before it failed', async () => {
    const Fails = () => {
      throw new Error('first')
    }
    const load = async () => [jsx(Fails, {}), fails('later')]
    expect(await documentOf(html`<h1>x</h1>${load()}`)).toBe('error: first')
    const onError = () => {}
    const content = ErrorBoundary({ fallback: '-', onError }, load)
    expect(await documentOf(content)).toContain('<body>-</body>')
    await handled()
  })

  test('a rejection is handled if rendering refuses the content', async () => {
    const content = [Div(new Date(0) as never, ''), P(fails('later'))]
    expect(await documentOf(content)).toMatch(/^error: <div> expected children/)
    const own = Html({ 'a b': 'x' } as never, Body(fails('body')))
    expect(await documentOf(own)).toMatch(/^error: <html> expected attribute names/)
    await handled()
  })
})

describe('elements that a document is made of', () => {
  test.each(['html', 'head', 'body'])('<%s> is refused beside other content', async (tag) => {
    const late = Promise.reject(new Error('late'))
    expect(await documentOf([element(tag)('x'), P(late)])).toBe(
      `error: a document expected one <html> or content for its <body>, got <${tag}> beside other ` +
        `content: write one <html> around all of it, or leave <${tag}> out, since each document ` +
        'gets its own',
    )
  })

  test('<html>, <head> and <body> are refused in templates and beside them', async () => {
    for (const [content, tag] of [
      [html`<head><title>x</title></head><body>y</body>`, 'head'],
      [html`<title>x</title><body class="x">y</body>`, 'body'],
      [html`${null}<body>y</body>`, 'body'],
      [html`<p>x</p><html><p>y</p></html>`, 'html'],
      [html`<p>x</p>${Html('y')}`, 'html'],
      [[html`<!-- <p> -->x<i></i>`, Html('y')], 'html'],
    ] as const) {
      expect(await documentOf(content)).toContain(`for its <body>, got <${tag}> beside`)
    }
  })

  test('<html> may be beside text and comments', async () => {
    expect(await documentOf(html`<!-- <p> -->${Html('y')}`)).toContain('<html>y</html>')
  })

  test('a doctype is refused beside other content', async () => {
    expect(await documentOf([Title('t'), html`<!doctype html><p>x</p>`])).toContain(
      'for its <body>, got a doctype beside',
    )
  })
})

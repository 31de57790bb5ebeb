import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, test } from '@jest/globals'
import express5, { type ErrorRequestHandler, type Response } from 'express'
import {
  BackgroundTask,
  BackgroundTasks,
  Base,
  createFt,
  Div,
  H1,
  js,
  Link,
  Meta,
  P,
  raw,
  Script,
  Span,
  Style,
  Title,
} from 'ft-response'
import fixture from './fixtures/fasthtml-responses.json'
import { type Dom, domOf } from './support/dom'
import { express4 } from './support/express4'
import { gate } from './support/gate'
import { serve } from './support/serve'

interface Case {
  readonly name: string
  readonly status: number
  readonly headers: readonly (readonly string[])[]
  readonly body: string
  readonly error_raised_to_server: string | null
  readonly order: readonly string[]
  readonly order_fasthtml_0_12_6?: readonly string[]
}

const cases = fixture.cases as readonly Case[]

/** What happened in one request, and what the test holds back. */
class Recorder {
  readonly events: string[] = []
  readonly reported: string[] = []
  readonly failed: string[] = []
  /** Open when the client has read the whole response. */
  readonly clientHasRead = gate()

  readonly ft = createFt({
    tasks: {
      onError: (error, task) => {
        this.reported.push(`${task?.name}: ${(error as Error).message}`)
      },
    },
  })

  /** A task that is done as soon as it is called. */
  readonly t = (name: string) => () => {
    this.events.push(`${name} begin`, `${name} end`)
  }

  /** A task that ends only when the client has its response: a response that waited would hang. */
  readonly at = (name: string) => async () => {
    this.events.push(`${name} begin`)
    await this.clientHasRead.opened
    this.events.push(`${name} end`)
  }
}

interface Handler {
  /** Our way to write FastHTML's handler. */
  readonly handle: (res: Response, recorder: Recorder) => unknown
  /** The error that reaches Express's error handlers. */
  readonly fails?: RegExp
  /** What differs from the record on purpose, and why. */
  readonly better?: Better
}

interface Better {
  readonly why: string
  readonly status?: number
  readonly body?: string
  /** `null`: there is no such header. */
  readonly contentType?: string | null
  readonly vary?: null
  readonly order?: readonly string[]
  /** What `onError` is told, where FastHTML raises an error that nobody can answer. */
  readonly reports?: string
}

const storage = new AsyncLocalStorage<string>()

/** One task for every request, as a module could hold it. */
let sharedRecorder: Recorder
const shared = new BackgroundTask(() => sharedRecorder.t('SHARED')())

/** What the error handler of the tests answers. */
const INTERNAL_ERROR = {
  status: 500,
  body: 'Internal Server Error',
  contentType: 'text/plain; charset=utf-8',
  vary: null,
} as const
const A_DONE = ['response', 'A begin', 'A end']

const HANDLERS: Readonly<Record<string, Handler>> = {
  single_async: {
    handle: (res, { ft, at }) =>
      ft.ftResponse(res, Div('x'), { background: new BackgroundTask(at('A')) }),
  },
  multi: {
    handle: (res, { ft, t, at }) => {
      const tasks = new BackgroundTasks().addTask(t('A')).addTask(at('B')).addTask(t('C'))
      ft.ftResponse(res, Div('x'), { background: tasks })
    },
  },
  tuple_only: {
    handle: (res, { ft, t }) =>
      ft.ftResponse(res, Div('x'), {
        background: [new BackgroundTask(t('T1')), new BackgroundTask(t('T2'))],
      }),
  },
  deep_nested_task: {
    handle: (res, { ft, t }) =>
      ft.ftResponse(res, [Div('x'), [P('y'), [Span('z'), new BackgroundTask(t('T1')) as never]]]),
    better: {
      ...INTERNAL_ERROR,
      why: 'a task among the content is refused: FastHTML shows its repr() and never runs it',
    },
    fails: /expected children to be text, .* got BackgroundTask \{/,
  },
  response_in_tuple: {
    handle: (res, { ft, t }) => {
      ft.afterResponse(res, new BackgroundTask(t('T1')))
      res.type('text').send('raw')
    },
    better: {
      why: 'the task of a ready response runs, as in FastHTML 0.12.6; newer ones drop it in silence',
      contentType: 'text/plain; charset=utf-8',
      order: eventsOf(recordOf('response_in_tuple.nav').order_fasthtml_0_12_6 ?? []),
    },
  },
  dict_and_task: {
    handle: (res, { ft, t }) => {
      ft.afterResponse(res, new BackgroundTask(t('T1')))
      res.json({ a: 1 })
    },
    better: {
      why: 'JSON is the same for htmx and for all others, so that caches need not tell them apart',
      contentType: 'application/json; charset=utf-8',
      vary: null,
    },
  },
  ft_safe: { handle: (res, { ft }) => ft.ftResponse(res, raw('hello <b>x</b>')) },
  ft_empty: { handle: (res, { ft }) => ft.ftResponse(res, []) },
  ft_int: { handle: (res, { ft }) => ft.ftResponse(res, 5) },
  ft_dict: {
    handle: (res, { ft }) => ft.ftResponse(res, { a: '<b>' } as never),
    better: {
      ...INTERNAL_ERROR,
      why: 'an object is no content: FastHTML sends its repr(), and the markup in it unescaped',
    },
    fails: /^(?:<body>|render\(\)) expected children to be text/,
  },
  status_headers: {
    handle: (res, { ft }) =>
      ft.ftResponse(res, [Title('Foo'), H1('bar')], {
        status: 201,
        headers: { Location: '/foo/1', Vary: 'Cookie' },
      }),
  },
  hx_header_override: {
    handle: (res, { ft }) => {
      res.set('X-A', 'kw')
      ft.ftResponse(res, Div('x'), { headers: { 'X-A': 'tuple' } })
    },
  },
  cls_plain: {
    handle: (res, { ft }) => ft.ftResponse(res, Div('x'), { type: 'text/plain' }),
    better: {
      why: 'only HTML is given a document, so that what is sent depends on no header of htmx',
      body: '<div>x</div>',
      vary: null,
    },
  },
  status_204: {
    handle: (res, { ft }) => ft.ftResponse(res, Div('x'), { status: 204 }),
    better: {
      why: 'a 204 has no body: with one, the next response on the connection is misread',
      body: '',
      contentType: null,
    },
  },
  hoist: {
    handle: (res, { ft }) =>
      ft.ftResponse(res, [
        Div('1', Title('nested')),
        Title('T'),
        Meta({ name: 'a', content: 'b' }),
        P('2'),
        Link({ rel: 'x', href: 'y' }),
        Script(js`s`),
        Style(raw('p{}')),
        Base({ href: '/' }),
      ]),
  },
  http_exc_in_task: {
    handle: (res, { ft, events }) =>
      ft.ftResponse(res, Div('x'), {
        background: function boom() {
          events.push('boom')
          throw new Error('404')
        },
      }),
    better: {
      why: 'the error of a task is reported with its name, and not raised where nobody can answer',
      reports: 'boom: 404',
    },
  },
  cv_sync: {
    handle: (res, { ft, events }) =>
      storage.run('by sync handler', () => {
        ft.ftResponse(res, Div('x'), {
          background: () => events.push(`cv=${storage.getStore() ?? 'unset'}`),
        })
      }),
    better: {
      why: 'the context of the handler is kept; FastHTML runs sync handlers in a copy of it',
      order: ['response', 'cv=by sync handler'],
    },
  },
  cv_async: {
    handle: (res, { ft, events }) =>
      storage.run('by async handler', async () => {
        await null
        ft.ftResponse(res, Div('x'), {
          background: () => events.push(`cv=${storage.getStore() ?? 'unset'}`),
        })
      }),
  },
  raise_before: {
    handle: () => {
      throw new Error('handler')
    },
    fails: /^handler$/,
  },
  bare_callable: {
    handle: (res, { ft, t }) => ft.ftResponse(res, Div('x'), { background: t('bare') }),
    better: { why: 'a function need not be async: nothing is raised after it ran' },
  },
  bare_async_callable: {
    handle: (res, { ft, at }) => ft.ftResponse(res, Div('x'), { background: at('bare') }),
  },
  list_of_tasks: {
    handle: (res, { ft, t }) =>
      ft.ftResponse(res, Div('x'), { background: [new BackgroundTask(t('A'))] }),
    better: { why: 'a list of tasks is run', order: A_DONE },
  },
  partial: {
    handle: (res, { ft, events }) => {
      const m = async (a: number, b: number) => {
        events.push(`m ${a} ${b}`)
      }
      ft.ftResponse(res, Div('x'), { background: new BackgroundTask(m.bind(null, 1), 2) })
    },
  },
  shared_task: { handle: (res, { ft }) => ft.ftResponse(res, Div('x'), { background: shared }) },
  "hx_request_value=''": {
    handle: (res, { ft }) => ft.ftResponse(res, [Div('a'), P('b'), '<c>']),
  },
  hx_boosted: {
    handle: (res, { ft }) => ft.ftResponse(res, [Div('a'), P('b'), '<c>']),
  },
  POST: {
    handle: (res, { ft, t }) =>
      ft.ftResponse(res, Div('x'), { background: new BackgroundTask(t('A')) }),
  },
  chrome: {
    handle: (res) => {
      const { ftResponse } = createFt({
        page: {
          title: 'App title',
          head: Meta({ name: 'h', content: '1' }),
          bodyEnd: Script(js`f`),
          htmlAttributes: { lang: 'en', dataTheme: 'dark' },
          bodyAttributes: { class: 'b' },
        },
      })
      ftResponse(res, Div('x'))
    },
  },
}

describe.each([
  ['Express 5', express5],
  ['Express 4', express4],
])('what a FastHTML handler sends, %s sends too:', (_name, express) => {
  test.each(cases)('$name', async (recorded) => {
    const { handle, fails, better } = handlerOf(recorded.name)
    const recorder = new Recorder()
    sharedRecorder = recorder

    const app = express()
    app.use((_req, res, next) => {
      res.once('finish', () => recorder.events.push('response'))
      Promise.resolve(handle(res, recorder)).catch(next)
    })
    const answerError: ErrorRequestHandler = (error, _req, res, _next) => {
      recorder.failed.push(error.message)
      res.status(500).type('text').send('Internal Server Error')
    }
    app.use(answerError)

    const response = await fetch(await serve(app), requestOf(recorded.name))
    const body = await response.text()
    recorder.clientHasRead.open()
    await recorder.ft.tasks.idle()

    expect(response.status).toBe(better?.status ?? recorded.status)
    expect(headersOf(response)).toEqual(expectedHeaders(recorded, better))
    expect(response.headers.get('content-length')).toBe(
      response.status === 204 ? null : String(Buffer.byteLength(body)),
    )
    expect(withoutIndentation(domOf(body))).toEqual(
      better?.body === undefined ? expectedDom(recorded.body) : domOf(better.body),
    )
    expect(recorder.events).toEqual(better?.order ?? eventsOf(recorded.order))
    expect(recorder.failed).toEqual(fails ? [expect.stringMatching(fails)] : [])
    expect(recorder.reported).toEqual(better?.reports ? [better.reports] : [])
  })
})

test('no case of the file is left out, and each error that FastHTML raises is spoken of', () => {
  expect(cases).toHaveLength(53)
  const covered = new Set(cases.map(({ name }) => withoutKind(name)))
  expect([...covered].sort()).toEqual(Object.keys(HANDLERS).sort())
  for (const { name, error_raised_to_server: raised } of cases) {
    const { fails, better } = handlerOf(name)
    if (raised !== null) expect(fails ?? better?.why).toBeDefined()
  }
})

function withoutKind(name: string): string {
  return name.replace(/\.(?:nav|hx)$/, '')
}

function handlerOf(name: string): Handler {
  const handler = HANDLERS[withoutKind(name)]
  if (!handler) throw new Error(`no handler stands for "${name}"`)
  return handler
}

function recordOf(name: string): Case {
  const found = cases.find((one) => one.name === name)
  if (!found) throw new Error(`the fixture has no case "${name}"`)
  return found
}

function requestOf(name: string): RequestInit {
  if (name === 'POST') return { method: 'POST' }
  if (name === "hx_request_value=''") return { headers: { 'HX-Request': '' } }
  if (name === 'hx_boosted') return { headers: { 'HX-Request': 'true', 'HX-Boosted': 'true' } }
  return name.endsWith('.hx') ? { headers: { 'HX-Request': 'true' } } : {}
}

type Headers = Readonly<Record<string, string | readonly string[] | null>>

/** The headers that FastHTML's record can be compared by. */
function headersOf({ headers }: globalThis.Response): Headers {
  return {
    'content-type': headers.get('content-type'),
    vary: fieldsOf([headers.get('vary')]),
    location: headers.get('location'),
    'x-a': headers.get('x-a'),
  }
}

function expectedHeaders({ headers }: Case, better: Better | undefined): Headers {
  const all = (name: string) => headers.flatMap(([key, value]) => (key === name ? [value] : []))
  const vary = fieldsOf(all('vary'))
  return {
    'content-type':
      better?.contentType === undefined ? (all('content-type')[0] ?? null) : better.contentType,
    // htmx 4 can ask for a whole page: what is sent depends on that header as well.
    vary: better?.vary === null || vary.length === 0 ? [] : [...vary, 'HX-Request-Type'],
    location: all('location')[0] ?? null,
    'x-a': all('x-a')[0] ?? null,
  }
}

function fieldsOf(values: readonly (string | null | undefined)[]): string[] {
  return values.flatMap((value) => value?.split(', ') ?? [])
}

/** `start` and `body` are both our `response`; in which thread a task runs is of no account here. */
function eventsOf(order: readonly string[]): string[] {
  return order
    .filter((event) => event !== 'start')
    .map((event) => event.replace(/^body .*/, 'response').replace(/ thread=.*/, ''))
}

/** FastHTML indents what it sends. */
function withoutIndentation(nodes: readonly Dom[]): Dom[] {
  return nodes.flatMap((node): Dom[] => {
    if (typeof node === 'string') return node.trim() === '' ? [] : [node.trim()]
    const [tag, attributes, ...children] = node
    return [[tag, attributes, ...withoutIndentation(children)]]
  })
}

/**
 * The document that FastHTML sends, with what ours has in addition (charset, viewport, language) and
 * without what ours leaves out: a title that nobody chose.
 */
function expectedDom(body: string): Dom[] {
  return withoutIndentation(domOf(body)).map((node) => {
    if (typeof node === 'string' || node[0] !== 'html') return node
    const [html, attributes, head, ...rest] = node
    const [tag, headAttributes, ...inHead] = head as Exclude<Dom, string>
    const added: Dom[] = [
      ['meta', { charset: 'utf-8' }],
      ['meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }],
    ]
    const kept = inHead.filter(([name, , text]) => name !== 'title' || text !== 'FastHTML page')
    return [html, { lang: 'en', ...attributes }, [tag, headAttributes, ...added, ...kept], ...rest]
  })
}

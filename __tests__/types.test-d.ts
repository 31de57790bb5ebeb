/** What must compile, and what must not: checked by `tsc`, and never run. */
import type { IncomingMessage, Server } from 'node:http'
import express from 'express'
import {
  type AnyResponse,
  afterResponse,
  BackgroundTask,
  BackgroundTasks,
  type BoundTask,
  Br,
  Button,
  CheckboxX,
  type Child,
  createContext,
  createFt,
  Div,
  element,
  extend,
  type FormValues,
  Fragment,
  fillForm,
  ftResponse,
  gracefulShutdown,
  H1,
  Hidden,
  Input,
  js,
  Li,
  type Markup,
  P,
  raw,
  render,
  Script,
  Style,
  type TaskContext,
  type TaskExecutor,
  type TaskRunner,
  Titled,
  tasks,
  Ul,
} from 'ft-response'
import type { BullmqTasks } from 'ft-response/bullmq'
import type { ThreadTasks } from 'ft-response/threads'

declare const res: AnyResponse
// biome-ignore lint/suspicious/noExplicitAny: data that nobody checked
declare const unchecked: any
declare const unknown: unknown
declare const user: { name: string } | undefined

const work = async () => {}
const count = (loops: number, _label?: string) => loops

const take = (..._values: unknown[]) => {}

// Responses of Express, in every version of its types, and of plain Node.
express().get('/', (_req, response) => ftResponse(response, H1('x')))
ftResponse(res, P('x'))
// @ts-expect-error a request is no response
ftResponse({} as IncomingMessage, P('x'))

// A BackgroundTask has the arguments that its function takes.
new BackgroundTask(count, 5)
new BackgroundTask(count, 5, 'x')
new BackgroundTask(work)
new BackgroundTasks([new BackgroundTask(count, 5), work]).addTask(count, 5).addTask(work)
// @ts-expect-error a string is no number
new BackgroundTask(count, '5')
// @ts-expect-error an argument is missing
new BackgroundTask(count)
// @ts-expect-error an argument too many
new BackgroundTask(work, 1)
// @ts-expect-error no function at all
new BackgroundTask('work')
// @ts-expect-error a call of the function, and not the function
new BackgroundTask(work())
// @ts-expect-error a string is no number
new BackgroundTasks().addTask(count, '5')

// How a task is run.
new BackgroundTask(count, 5).with({ timeout: 5_000, attempts: 3, backoff: 1_000 }).args[0].toFixed()
tasks.define('options', work, { backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 } })
tasks.define('delayed', work).with({ delay: 1_000 })()
// @ts-expect-error a name that nobody reads
new BackgroundTask(work).with({ atempts: 3 })
// @ts-expect-error no such kind of backoff
tasks.define('backoff', work, { backoff: { type: 'linear', delay: 1 } })
// @ts-expect-error a time is a number of milliseconds
tasks.define('timeout', work, { timeout: '5s' })

// The names that an editor shows on each executor, and no others.
type Names<T> = Exclude<keyof T, symbol>
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type ExecutorNames = 'define' | 'status' | 'cancel' | 'drain'
type RunnerNames = ExecutorNames | 'running' | 'waiting' | 'counts' | 'list' | 'idle'
const sameNames: [
  Same<Names<TaskExecutor>, ExecutorNames>,
  Same<Names<TaskRunner>, RunnerNames>,
  Same<Names<ThreadTasks>, RunnerNames>,
  Same<Names<BullmqTasks>, ExecutorNames | 'work' | 'queue' | 'jobTemplate'>,
  Same<Names<BoundTask>, 'id' | 'name' | 'executor'>,
] = [true, true, true, true, true]
take(sameNames)

// A function over any executor.
const defineWelcome = (executor: TaskExecutor) =>
  executor.define('welcome', ({ to }: { to: string }, task) => task.log(to))
for (const executor of [tasks, {} as ThreadTasks, {} as BullmqTasks]) {
  defineWelcome(executor)({ to: 'Ada' }).executor.status('').then(take)
}
gracefulShutdown({} as Server, { executors: [tasks, { drain: tasks.drain }] })

// run() gives what the handler gives.
tasks
  .define('half', async ({ n }: { n: number }) => n / 2)
  .run({ n: 4 })
  .then((half) => half.toFixed())

// What a task can say.
ftResponse(res, P('x'), (task) => {
  task.progress({ done: 1, of: 2 })
  task.log('half of it')
  task.after([work, new BackgroundTask(count, 5), undefined])
  // @ts-expect-error the promise of work that has begun
  task.after(work())
})

// Options of ftResponse.
ftResponse(res, P('x'), { background: work, status: 201, headers: { Vary: 'a' }, type: 'svg' })
ftResponse(res, P('x'), { background: work, when: 'finished' })
// @ts-expect-error a name that nobody reads
ftResponse(res, P('x'), { backgroud: work })
// @ts-expect-error a status is a number
ftResponse(res, P('x'), { status: '201' })
// @ts-expect-error no such time
ftResponse(res, P('x'), { when: 'sometimes' })
// @ts-expect-error a header is no object
ftResponse(res, P('x'), { headers: { a: { b: 1 } } })

// A background.
ftResponse(res, P('x'), work)
ftResponse(res, P('x'), (task) => task.signal.aborted)
ftResponse(res, P('x'), { background: (task: TaskContext) => task.id })
ftResponse(res, P('x'), { background: user && new BackgroundTask(count, 5) })
ftResponse(res, P('x'), { background: [work, new BackgroundTasks([work]), false, null, [work]] })
afterResponse(res, work, { when: 'always' })
// @ts-expect-error the promise of work that has begun
ftResponse(res, P('x'), { background: work() })
// @ts-expect-error the same, in short
ftResponse(res, P('x'), work())
// @ts-expect-error the same, for any response
afterResponse(res, work())
// @ts-expect-error a function that needs what nobody gives it
ftResponse(res, P('x'), { background: count })
// @ts-expect-error no function at all
ftResponse(res, P('x'), { background: 'work' })

// A definition whose payload JSON carries unchanged.
interface Payload {
  readonly id: string
  note?: string
  readonly tags: readonly string[]
  kind: 'a' | 'b'
  position: readonly [x: number, y: number]
  rows: { n: number | null; nested?: { yes: boolean } }[]
}
declare const payload: Payload
const defined = tasks.define('payload', async (_payload: Payload, task) => task.attempt)
const bound: BoundTask = defined(payload)
ftResponse(res, P('x'), { background: defined(payload) })
ftResponse(res, P('x'), [bound, defined(payload)])
defined({ id: '', tags: [], kind: 'a', position: [1, 2], rows: [{ n: null }] }).id.slice()
defined.run(payload).then(take)
defined.enqueue(payload).then((handle) => handle.id)

const either = tasks.define('union', (_: { t: 'x'; a: string } | { t: 'y'; b: number }) => {})
either({ t: 'x', a: '' })
either({ t: 'y', b: 1 })
tasks.define('text', (_: string) => {})('a')
tasks.define('record', (_: Record<string, number>) => {})({ a: 1 })
tasks.define('any', (_: { anything: typeof unchecked }) => {})({ anything: 'x' })
class Row {
  constructor(readonly id: string) {}
}
tasks.define('instance', (_: Row) => {})(new Row('a'))

const nothing = tasks.define('nothing', () => {})
nothing()
nothing.run()
nothing.enqueue()
const perhaps = tasks.define('perhaps', (_?: { id: string }) => {})
perhaps()
perhaps({ id: '' })

// A payload that is missing or another.
// @ts-expect-error no payload
defined()
// @ts-expect-error no payload
defined.run()
// @ts-expect-error no payload
defined.enqueue()
// @ts-expect-error a property is missing
defined({ id: '' })
// @ts-expect-error a number is no string
defined({ ...payload, id: 1 })
// @ts-expect-error neither of the two
either({ t: 'x', b: 1 })
// @ts-expect-error another payload
perhaps({ id: 1 })

// A payload that JSON changes.
const date = tasks.define('date', (_: { at: Date }) => {})
// @ts-expect-error a Date comes out as a string
date({ at: new Date() })
// @ts-expect-error when run here as well
date.run({ at: new Date() })
// @ts-expect-error when enqueued as well
date.enqueue({ at: new Date() })
const dates = tasks.define('dates', (_: { rows: { at?: Date }[] }) => {})
dates({ rows: [{}] })
// @ts-expect-error a Date deep inside
dates({ rows: [{ at: new Date() }] })
// @ts-expect-error a Date as the payload itself
tasks.define('whole date', (_: Date) => {})(new Date())
// @ts-expect-error a function is left out
tasks.define('function', (_: { done: () => void }) => {})({ done: work })
// @ts-expect-error JSON has no bigint
tasks.define('bigint', (_: { n: bigint }) => {})({ n: 1n })
// @ts-expect-error JSON has no symbol
tasks.define('symbol', (_: { s: symbol }) => {})({ s: Symbol('x') })
const list = tasks.define('list', (_: (string | undefined)[]) => {})
list(['a'])
// @ts-expect-error undefined comes out of an array as null
list(['a', undefined])
const given = tasks.define('undefined', (_: { a: string | undefined }) => {})
// @ts-expect-error undefined is left out: the property must be optional
given({ a: undefined })
// @ts-expect-error a Map comes out as {}
tasks.define('map', (_: { m: Map<string, string> }) => {})({ m: new Map() })
// @ts-expect-error a Set comes out as {}
tasks.define('set', (_: Set<string>) => {})(new Set())
// @ts-expect-error a Buffer comes out as an object
tasks.define('buffer', (_: { b: Buffer }) => {})({ b: Buffer.from('') })
class Account {
  readonly id = ''
  close() {}
}
// @ts-expect-error methods are left out
tasks.define('methods', (_: Account) => {})(new Account())
// @ts-expect-error what is unknown may be any of these
tasks.define('unknown', (_: { a: unknown }) => {})({ a: 'x' })

// A definition that was not called with its payload.
// @ts-expect-error the definition, and no task
ftResponse(res, P('x'), { background: defined })
// @ts-expect-error the definition, and no task
ftResponse(res, P('x'), either)
// @ts-expect-error the definition, and no task
afterResponse(res, [date])
const withoutPayload = tasks.define('without-payload', () => {})
// @ts-expect-error the definition, although it could be called with nothing
ftResponse(res, P('x'), { background: withoutPayload })
const likeContext = tasks.define('like-context', ({ id }: { id: string }) => id)
// @ts-expect-error the definition, although a context would fit its payload
ftResponse(res, P('x'), likeContext)

// Children.
const markup: Markup = Div('x', 1, 1n, true, null, undefined, [P('x')], new Set(['x']))
const content: Child = [markup, Promise.resolve('x'), user && P(user.name)]
// Promises, also of what may be a promise: what an async component does with its children.
const later = async (children: Child): Promise<Child> => children
const awaited = async (children: Child) => [children, await children]
Div(later(content), awaited(content), Promise.resolve(content), [Promise.resolve([content])])
ftResponse(res, later(content))
// @ts-expect-error the promise of a Date
Div('', Promise.resolve(new Date()))
// @ts-expect-error the promise of a row that nobody made markup of
Div('', Promise.resolve({ name: 'Ada' }))
// @ts-expect-error in a list as well
Div('', Promise.resolve([new Date()]))
const readonlyList: readonly Child[] = ['x', ['y']]
const readonlySet: ReadonlySet<string> = new Set('x')
const anyIterable: Iterable<string | Markup> = 'x'
function* generated() {
  yield 'x'
  yield P('y')
}
Div(readonlyList, readonlySet, anyIterable, generated(), ['x', [1]] as const)
Div(content)
Div({ id: 'x' }, content, ...[P('x')])
Ul([1, 2].map((n) => Li(n)))
Ul([1, 2].map(async (n) => Li(n)))
const html: string | Promise<string> = render(content)
take(html)
// @ts-expect-error a Date is no child
Div('', new Date())
// @ts-expect-error a Date is no child in first place either
Div(new Date())
// @ts-expect-error nor in a list
Div([new Date()])
// @ts-expect-error the pairs of a Map are no children
Div(new Map([['a', 'b']]))
// @ts-expect-error behind the first place as well
Div('', new Map([['a', 'b']]) as ReadonlyMap<string, string>)
// @ts-expect-error in a list as well
Div([new Map([['a', 'b']])])
// @ts-expect-error the promise of one as well
Div('', Promise.resolve(new Map([['a', 'b']])))
// @ts-expect-error nor those of a query
render(new URLSearchParams('a=b'))
// @ts-expect-error nor those of a form
render(new FormData())
// @ts-expect-error nor headers
render(new Headers())
// @ts-expect-error bytes are no text
ftResponse(res, Buffer.from('x'))
// @ts-expect-error in first place as well
P(new Uint8Array(1))
P(new Map([['a', 'b']]).values(), new URLSearchParams('a=b').keys())
// A list of others, which renders its values.
declare const others: Iterable<string> & {
  get(index: number): string | undefined
  buffer: string[]
}
P(others)
P({}, others)
// @ts-expect-error a plain object is attributes in first place, and elsewhere nothing
Div('', { id: 'x' })
// @ts-expect-error attributes come once
Div({ id: 'x' }, { title: 'y' })
// @ts-expect-error a function is no child
Div('', () => 'x')
// @ts-expect-error a symbol is no child
Div('', Symbol('x'))
// @ts-expect-error what is unknown is no child
Div('', unknown)
// @ts-expect-error what looks like Markup is none
Div('', { markup: true } as { markup: true })
// @ts-expect-error code is no child
Div('', js`x`)
// @ts-expect-error content is the same as children
ftResponse(res, { a: 1 })
// @ts-expect-error a task is no content
ftResponse(res, [P('x'), new BackgroundTask(work)])

// Text of a type that the caller chooses, in first place.
const item = <T extends string>(text: T, isNew: boolean) => [
  Li(text),
  Li(text, 'x'),
  Li(isNew && text),
  Li({ value: 1 }, text),
  Titled('x', text),
  Titled(text, text),
  Hidden(text, { name: 'x' }),
  extend(P(), text),
  element('x-item')(text),
]
const figure = <T extends string | number | undefined>(text: T) => Li(text, 'x')
take(item('x', true), figure(1))
const items = <T extends string>(texts: readonly T[]) => Ul(texts.map((text) => Li(text)))
items(['x'])
// @ts-expect-error what may be anything
const anything = <T>(value: T) => Li(value)
// @ts-expect-error text is no attribute, whatever it says
const rule = <T extends string>(text: T) => Br(text)
take(anything, rule)

// Data that nobody checked, in first place, where it could be attributes.
Div('', unchecked)
Div([unchecked])
// @ts-expect-error any
Div(unchecked)
// @ts-expect-error any
P(unchecked.name)
// @ts-expect-error any
Script(unchecked)
// @ts-expect-error any
Titled('x', unchecked)
// @ts-expect-error any
CheckboxX(unchecked)
Fragment(unchecked)
// @ts-expect-error any
element('x-card')(unchecked)
// @ts-expect-error unknown
Div(unknown)

// The same in the place of a text, where it could be no text.
Titled(String(unchecked))
Hidden(unchecked as string | undefined, { name: 'x' })
// @ts-expect-error any
Titled(unchecked)
// @ts-expect-error any, before other arguments as well
Titled(unchecked.title, P('x'))
// @ts-expect-error any
Hidden(unchecked)
// @ts-expect-error any, before other arguments as well
Hidden(unchecked.id, { name: 'x' })
// @ts-expect-error unknown
Titled(unknown)
// @ts-expect-error unknown
Hidden(unknown)

// Props, which are for JSX.
// @ts-expect-error a title comes first
Titled({ title: 'x' })
// @ts-expect-error a value comes first
Hidden({ name: 'x' })
// @ts-expect-error an object is no child
Fragment({ children: 'x' })

// Attributes.
Hidden(7, { name: 'x' })
CheckboxX({ name: 'x', checked: true, label: P('x') })
// @ts-expect-error an attribute that nobody reads
Hidden(7, { nam: 'x' })
// @ts-expect-error an attribute that nobody reads
CheckboxX({ nam: 'x' })
Button({ id: 'x', tabindex: 0, disabled: true, hxPost: null, onclick: js`f()` })
Div({ class: ['a', { b: true }, false], style: { color: 'red', margin: null }, dataX: { a: 1 } })
Titled('x', { class: 'wide' }, P('x'))
// @ts-expect-error a function is no code
Button({ onclick: () => {} })
// @ts-expect-error a number is no class
Div({ class: 5 })
// @ts-expect-error an object is no CSS value
Div({ style: { color: {} } })
// @ts-expect-error a symbol is no value
Div({ id: Symbol('x') })

// Void elements.
Br()
Input({ type: 'text' })
element('img')({ src: '/a.png' })
// @ts-expect-error a void element has no children
Br('x')
// @ts-expect-error a void element has no children
Input({ type: 'text' }, 'x')
// @ts-expect-error a void element has no children
element('img')({}, 'x')

// A context, called as a function.
const Theme = createContext('light')
Theme({ value: 'dark' }, P('x'), 'y', [P('z')])
// @ts-expect-error no value
Theme({}, P('x'))
// @ts-expect-error a Date is no child
Theme({ value: 'dark' }, new Date())

// Values of a form, also of a type without an index signature.
interface Book {
  readonly title: string
  readonly pages?: number
  readonly tags: readonly string[]
}
declare const book: Book
declare const values: FormValues
fillForm(P(), book)
fillForm(P(), values)
fillForm(P(), unchecked)
fillForm(P(), new URLSearchParams('a=b'))
fillForm(P(), { title: 'x', pages: null, tags: undefined, ...(user && { name: user.name }) })
// @ts-expect-error a Date is no value of a field
fillForm(P(), { at: new Date() })
// @ts-expect-error nor one of an interface
fillForm(P(), {} as { at: Date } & Book)
// @ts-expect-error no values by name
fillForm(P(), new Map([['a', 'b']]))
// @ts-expect-error no values by name
fillForm(P(), ['x'])
// @ts-expect-error no values by name
fillForm(P(), Promise.resolve(book))
// @ts-expect-error no values by name
fillForm(P(), new Date())
// @ts-expect-error no values by name
fillForm(P(), 'a=b')

// Code.
Script({ src: '/a.js' })
Script({ type: 'module' }, js`f()`, raw('g()'), null)
Style(raw('p {}'))
element('script')(js`f()`)
// @ts-expect-error text is no code
Script('alert(1)')
// @ts-expect-error text is no code
Script({ type: 'module' }, 'alert(1)')
// @ts-expect-error text is no code
Style('p {}')
// @ts-expect-error text is no code
element('script')('alert(1)')
// @ts-expect-error what looks like code is none
Script({}, { source: 'alert(1)' })

// Options of createFt.
createFt({ page: { title: 'x', head: [raw('')], nonce: 'n' }, tasks: { onError: take } })
createFt({ page: (req) => ({ lang: req.headers['accept-language'] ?? 'en' }) })
createFt<express.Request>({ page: (req) => ({ title: req.path }) })
// @ts-expect-error a name that nobody reads
createFt({ pages: {} })
// @ts-expect-error a name that nobody reads
createFt({ page: { titel: 'x' } })
// @ts-expect-error a Date is no child
createFt({ page: { head: new Date() } })

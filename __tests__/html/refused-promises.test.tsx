import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  Br,
  Card,
  CheckboxX,
  type Child,
  createContext,
  css,
  Div,
  ErrorBoundary,
  element,
  extend,
  Form,
  fillForm,
  Hidden,
  html,
  Input,
  js,
  json,
  Option,
  P,
  prerender,
  raw,
  render,
  Script,
  Select,
  Textarea,
  Titled,
} from 'ft-response'
import { jsxAttr, jsxTemplate, jsx as typedJsx } from 'ft-response/jsx-runtime'

// biome-ignore lint/suspicious/noExplicitAny: types forbid these calls, and data from a request makes them
type Anything = any

/** A promise that rejects once whoever refuses what holds it has done so. */
function load(): Anything {
  return (async () => {
    await setImmediate()
    throw new Error('not found')
  })()
}

/** Jest fails a test in which a rejection stays unhandled; it has to have the time to. */
async function unhandledRejectionsHaveCome(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await setImmediate()
}

const data: Anything = JSON.parse('{"x":1}')
const bad = Symbol('bad') as Anything
const jsx = typedJsx as Anything
const [anyBr, anyCard, anyCheckboxX, anyBoundary, anyExtend, anyFillForm]: Anything[] = [
  Br,
  Card,
  CheckboxX,
  ErrorBoundary,
  extend,
  fillForm,
]
const [anyP, anySelect, anyForm]: Anything[] = [P, Select, Form]
const [anyHidden, anyTitled, anyTheme]: Anything[] = [Hidden, Titled, createContext('light')]
const Preset: Anything = Div.with({ class: 'a' })

describe('a call that throws handles the promises it was given', () => {
  test.each<[string, () => unknown]>([
    [
      'fillForm, for a value',
      () => anyFillForm(Form([anySelect(load()), Input({ name: 'x' })]), { x: data }),
    ],
    ['fillForm, for values of no names', () => anyFillForm(anyForm(load()), [])],
    ['fillForm, for no form', () => anyFillForm([load()], {})],
    [
      'fillForm, for an option without a value',
      () => anyFillForm(Select({ name: 'x' }, Option([load()])), { x: 1 }),
    ],
    ['fillForm, for values that are promised', () => anyFillForm(Form(), load())],
    ['Titled', () => anyTitled(data, load())],
    ['Titled, for a promised title', () => anyTitled(load(), { id: 'a' }, load())],
    ['Hidden', () => anyHidden(data, { id: load() })],
    ['Hidden, for a promised value', () => anyHidden(load())],
    ['CheckboxX', () => anyCheckboxX({ name: data, label: load() })],
    ['CheckboxX, for no attributes', () => anyCheckboxX(load())],
    ['CheckboxX, with children', () => anyCheckboxX([], load())],
    ['extend', () => anyExtend(anyP(load()), { id: 'a', ID: 'b' }, load())],
    ['extend, for no element', () => anyExtend([load()], load())],
    ['extend, for a bad name', () => anyExtend(P(), { 'a b': 1 }, load())],
    ['extend, for a void element', () => anyExtend(Br(), anyP(load()), load())],
    ['Card', () => anyCard({ header: load(), x: 1, children: load() }, load())],
    ['Card, for no options', () => anyCard(anyP(load()), load())],
    ['ErrorBoundary', () => anyBoundary({ bad: 1, fallback: load() }, load())],
    ['ErrorBoundary, for no options', () => anyBoundary(anyP(load()), load())],
    ['a context', () => anyTheme({ x: 1, value: load(), children: load() }, load())],
    ['a context, for no options', () => anyTheme(null, load())],
    ['a void element', () => anyBr({ id: load() }, 'x', load(), [load()])],
    ['a function of with()', () => Preset({ id: 'a', ID: 'b', title: load() }, load())],
    ['with()', () => (P.with as Anything)({ title: load() })],
    ['jsx(), for no component', () => jsx(undefined, { children: [load()], title: load() })],
    ['jsx(), for no tag name', () => jsx('a b', { children: load() })],
    ['jsx(), for a void element', () => jsx('br', { children: [anyP(load())], id: load() })],
    ['html, for a hole in a comment', () => html`<!-- ${load()} --><p>${[load()]}</p>`],
    ['html, not as a tag', () => (html as Anything)('<p>', load())],
    ['jsxTemplate', () => jsxTemplate(['<p', '<i>', ''], jsxAttr('title', load()), load())],
    ['js', () => js`f(${bad}, ${load()})`],
    ['js, for a hole in quotes', () => js`f("${load()}")`],
    ['css', () => css`a { color: ${data}; width: ${load()} }`],
    ['css, for a hole in a comment', () => css`/* ${load()} */`],
    ['json', () => json({ a: load(), b: [load()] })],
    ['json, of a promise', () => json(load())],
    ['raw', () => raw(load())],
    ['prerender', () => prerender([anyP(load()), bad])],
    ['prerender, for promises', () => prerender(anyP(load()))],
    ['render', () => render([P({ title: load() }, load()), bad])],
    ['element', () => (element as Anything)(data)(load())],
  ])('%s', async (_name, call) => {
    expect(call).toThrow(TypeError)
    await unhandledRejectionsHaveCome()
  })
})

describe('a promise is refused where JSON or a class list would lose it', () => {
  test.each<[string, () => Child]>([
    ['data-*', () => P({ 'data-x': { a: load() } as Anything })],
    ['data-*, deep inside', () => P({ 'data-x': { a: [{ b: load() }, {}] } as Anything })],
    ['data-*, of an array', () => P({ 'data-x': [load()] as Anything })],
    ['hx-vals', () => P({ hxVals: { a: load() } as Anything })],
    ['hx-config', () => P({ hxConfig: { swap: load() } as Anything })],
    ['class', () => P({ class: ['a', { b: load() }] })],
    ['style', () => P({ style: { color: load() } })],
    ['data-* in a template', () => html`<p data-x=${{ a: load() } as Anything}></p>`],
    ['class in a template', () => html`<p class="a ${{ b: load() }}"></p>`],
    ['data-* in JSX', () => <p data-x={{ a: load() } as Anything} />],
    [
      'an attribute of precompiled JSX',
      () => jsxTemplate(['<p', '></p>'], jsxAttr('title', load())),
    ],
    [
      'data-* of precompiled JSX',
      () => jsxTemplate(['<p', '></p>'], jsxAttr('data-x', { a: load() } as Anything)),
    ],
    ['a script', () => Script(js`f(1)`, load())],
  ])('%s', async (_name, content) => {
    await expect((async () => render(content()))()).rejects.toThrow(TypeError)
    await unhandledRejectionsHaveCome()
  })

  test('and objects that are empty are data', async () => {
    expect(await render(P({ 'data-x': { a: {}, b: [{}] } }))).toBe(
      '<p data-x="{&quot;a&quot;:{},&quot;b&quot;:[{}]}"></p>',
    )
  })
})

describe('a promise that a page has no use for', () => {
  test.each<[string, () => Child, string]>([
    ['a fallback', () => ErrorBoundary({ fallback: load() }, 'x'), 'x'],
    [
      'inside of a fallback',
      () => <ErrorBoundary fallback={<p>{load()}</p>}>x</ErrorBoundary>,
      'x',
    ],
    [
      'children as an option, beside others',
      () => ErrorBoundary({ fallback: '', children: load() }, 'x'),
      'x',
    ],
    [
      'a fallback in a form that is filled',
      () => fillForm(Form(ErrorBoundary({ fallback: anyP(load()) }, 'x')), {}),
      '<form>x</form>',
    ],
    [
      'the text of a field that is filled',
      () => fillForm(Form(Textarea({ name: 'a' }, load())), { a: 'x' }),
      '<form><textarea name="a">x</textarea></form>',
    ],
  ])('ends nothing: %s', async (_name, content, expected) => {
    expect(await render(content())).toBe(expected)
    await unhandledRejectionsHaveCome()
  })
})

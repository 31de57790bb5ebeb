import { describe, expect, jest, test } from '@jest/globals'
import * as ft from 'ft-response'
import { type Child, element, ftResponse, js, type Markup, raw, render } from 'ft-response'
import fixture from './fixtures/fasthtml-components.json'
import { domOf } from './support/dom'
import { serve } from './support/serve'

interface Case {
  readonly name: string
  readonly kind: string
  readonly expr: string
  readonly call: unknown
  readonly canonical: string | null
}

const cases = fixture.cases as readonly Case[]
const ofKind = (kind: string) => cases.filter((one) => one.kind === kind)

const { Body, Br, Button, Div, Hidden, Html, Label, P, Script, Style, Titled } = ft

/** Where the call is not written as in Python; the markup is the same all the same. */
const WRITTEN: Readonly<Record<string, { why: string; write: () => Child | Promise<string> }>> = {
  'raw/nbsp_component': {
    why: 'a component for one character: a JavaScript string can hold it',
    write: () => Div('\u00A0'),
  },
  'raw/script_json_type': {
    why: 'the text of a <script> is code, and not every string is',
    write: () => Script({ type: 'application/json' }, raw('{"a":1}')),
  },
  'raw/style': {
    why: 'the text of a <style> is code, and not every string is',
    write: () => Style(raw('a > b { color: red; }')),
  },
  'raw/style_two': {
    why: 'the text of a <style> is code, and not every string is',
    write: () => Style(raw('a{}'), raw('b{}')),
  },
  'attr_name/hyperscript_underscore': {
    why: 'hyperscript evaluates it: code is no text',
    write: () => Div({ _: raw('on click add .a') }, 'x'),
  },
  'attr_name/at_prefix': {
    why: 'Alpine evaluates it: code is no text; and @ needs no other name in JavaScript',
    write: () => Button({ '@click': js`go()` }, 'x'),
  },
  'attr_name/colon_key': {
    why: 'Alpine evaluates them: code is no text',
    write: () => Div({ ':class': js`a`, 'x-on:click.prevent': js`b` }),
  },
  'htmx/hx_target_ft': {
    why: 'a selector is written as one; an element is no attribute value',
    write: () => Button({ hxTarget: '#res' }, 'x'),
  },
  'component/html_no_doctype': {
    why: 'the doctype belongs to the document that ftResponse sends, and never to an element',
    write: () => Html('x'),
  },
  'component/html_lang': {
    why: 'the doctype belongs to the document that ftResponse sends, and never to an element',
    write: () => documentOf(Html({ lang: 'en' }, Body('x'))),
  },
}

/** Where the markup is equal, but not letter by letter: what is recorded, in our spelling. */
const SPELLED: Readonly<Record<string, { why: string; spell: (html: string) => string }>> = {
  'htmx/hx_vals_dict': {
    why: 'JSON.stringify writes no spaces',
    spell: (html) => html.replaceAll(/(?<=&quot;|\d)([,:]) /g, '$1'),
  },
  'htmx/hx_vals_quote_in_value': {
    why: 'JSON.stringify writes no spaces',
    spell: (html) => html.replaceAll(/(?<=&quot;)([,:]) /g, '$1'),
  },
  'component/auto_name_explicit': {
    why: 'attributes stand in the order they are written in',
    spell: () => '<input id="email" name="e">',
  },
}

/** What FastHTML does and we do better: the HTML instead, or the error. */
const BETTER: Readonly<
  Record<string, { why: string; write: () => Child; gives: string | typeof TypeError }>
> = {
  'raw/fastcore_ft_script_escapes': {
    why: 'escaping breaks a script in silence: text that is no code is refused',
    write: () => (element('script') as ft.ElementFunction)('a < b'),
    gives: TypeError,
  },
  'attr_name/htmlFor': {
    why: 'the name that DOM and JSX have for it is understood',
    write: () => Label({ htmlFor: 'i' }, 'x'),
    gives: '<label for="i">x</label>',
  },
  'attr_name/svg_viewbox_lowered': {
    why: "SVG's names are kept: an XML parser knows no viewbox",
    write: () => element('svg')({ viewBox: '0 0 1 1' }),
    gives: '<svg viewBox="0 0 1 1"></svg>',
  },
  'attr_name/mixed_special_key_underscore': {
    why: 'camelCase is translated beside special characters too',
    write: () => Div({ 'hxOn::afterRequest': js`x` }),
    gives: '<div hx-on::after-request="x"></div>',
  },
  'attr_value/cls_list_with_none': {
    why: 'no class is no class, so that conditions can stand in the list',
    write: () => Div({ class: ['a', null] }),
    gives: '<div class="a"></div>',
  },
  'attr_value/cls_list_with_false': {
    why: 'no class is no class, so that conditions can stand in the list',
    write: () => Div({ class: ['a', false] }),
    gives: '<div class="a"></div>',
  },
  'attr_value/style_dict_underscore': {
    why: 'a property that CSS does not know has no effect: it is refused',
    write: () => Div({ style: { font_size: '1px' } }),
    gives: TypeError,
  },
  'children/false': {
    why: 'a condition can stand where a child can: `user && P(user.name)`',
    write: () => Div(false),
    gives: '<div></div>',
  },
  'children/list_child_empty': {
    why: 'a list of nothing is nothing',
    write: () => P([]),
    gives: '<p></p>',
  },
  'void/void_with_children': {
    why: 'what cannot be inside would land behind the element: it is refused',
    write: () => (Br as ft.ElementFunction)('x'),
    gives: TypeError,
  },
  'component/titled_seed2': {
    why: 'a list of nothing is nothing',
    write: () => build(named('component/titled_seed2').call) as Markup,
    gives:
      '<title>Slow access dashboard</title><main class="container"><h1>Slow access dashboard</h1>' +
      '<h2 hx-post="/submit-record">Click here to ping slow service</h2>' +
      '<h3>Refresh the page to check the latest timestamp</h3><p></p></main>',
  },
}

/** What FastHTML lets through: here it is refused, or it is harmless. */
const SAFE: Readonly<Record<string, { why: string; gives: string | typeof TypeError }>> = {
  'attr_value/style_dict_injection': {
    why: 'a value is one value, and no further declaration',
    gives: TypeError,
  },
  'attr_value/ft_as_value': { why: 'an element is no attribute value', gives: TypeError },
  'attr_value/entity_in_object_value': {
    why: 'toString() of any object is no attribute value',
    gives: TypeError,
  },
  'attr_value/javascript_url': {
    why: 'one stored link must neither run nor take the page down',
    gives: '<a href="about:invalid">x</a>',
  },
  'children/bytes_single': { why: 'bytes are no text', gives: TypeError },
  'children/bytes_multi': { why: 'bytes are no text', gives: TypeError },
  'children/dict_child_fastcore': {
    why: 'a plain object in first place is attributes, escaped as such',
    gives: '<div a="&lt;b&gt;"></div>',
  },
  'children/object_child_multi': {
    why: 'toString() of any object is no markup, and seldom text for people',
    gives: TypeError,
  },
  'children/path_child': {
    why: 'toString() of any object is no markup, and seldom text for people',
    gives: TypeError,
  },
  'unsafe/style_breakout': { why: 'text that is no code is refused', gives: TypeError },
  'unsafe/attr_key_injection': { why: 'a name is one name', gives: TypeError },
  'unsafe/attr_key_gt': { why: 'a name is one name', gives: TypeError },
  'unsafe/attr_key_bool': { why: 'a name is one name', gives: TypeError },
  'unsafe/tag_injection': { why: 'a tag name is one name', gives: TypeError },
  'unsafe/dict_in_tuple': { why: 'an object is no child', gives: TypeError },
}

describe('what FastHTML renders is the same markup:', () => {
  test.each(ofKind('parity'))('$name: $expr', async ({ name, call, canonical }) => {
    const content = WRITTEN[name] ? WRITTEN[name].write() : build(call)
    const html = await (content instanceof Promise ? content : render(content as Child))
    const expected = SPELLED[name]?.spell(canonical as string) ?? (canonical as string)
    expect(domOf(html)).toEqual(domOf(expected))
    expect(withPlainQuotes(html)).toBe(withPlainQuotes(expected))
  })
})

describe('what FastHTML gets wrong is right:', () => {
  test.each(ofKind('quirk'))('$name: $expr', ({ name, canonical }) => {
    const { write, gives } = entry(BETTER, name)
    expectToGive(() => write(), gives)
    expect(gives).not.toBe(canonical)
  })
})

describe('what FastHTML lets through is escaped or refused:', () => {
  test.each(ofKind('unsafe'))('$name: $expr', ({ name, call }) => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    expectToGive(() => build(call) as Child, entry(SAFE, name).gives)
  })

  test('the style that ends early also where it comes as code', () => {
    const breakout = '</style><script>alert(1)</script>'
    expect(() => render(Style(raw(breakout)))).toThrow(/^<style> got code that holds "<\/style"/)
  })

  test('the dict child also where it stands behind the attributes', () => {
    expect(() => render(Div({}, { a: '<b>' } as never))).toThrow(/^<div> expected children to be/)
  })
})

test('no case of the file is left out, and no table speaks of a case that is not there', () => {
  const names = cases.map(({ name }) => name)
  const covered = [...ofKind('parity').map(({ name }) => name), ...keys(BETTER), ...keys(SAFE)]
  expect(cases).toHaveLength(96)
  expect([...covered].sort()).toEqual([...names].sort())
  const parity = new Set(ofKind('parity').map(({ name }) => name))
  for (const name of [...keys(WRITTEN), ...keys(SPELLED)]) expect([...parity]).toContain(name)
})

const keys = Object.keys

function entry<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name]
  if (!found) throw new Error(`no table says what is given for "${name}"`)
  return found
}

function named(name: string): Case {
  const found = cases.find((one) => one.name === name)
  if (!found) throw new Error(`the fixture has no case "${name}"`)
  return found
}

function expectToGive(write: () => Child, gives: string | typeof TypeError): void {
  if (typeof gives === 'string') expect(render(write())).toBe(gives)
  else expect(() => render(write())).toThrow(gives)
}

/** `'` and `"` may be escaped or not, wherever both mean the same. */
function withPlainQuotes(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
}

async function documentOf(content: Child): Promise<string> {
  const response = await fetch(await serve((_req, res) => ftResponse(res, content)))
  return response.text()
}

/** What stands for Python's own objects: neither text nor anything else that can be rendered. */
class AnyObject {
  constructor(readonly text: string) {}
  toString() {
    return this.text
  }
}

const PYTHON: Readonly<Record<string, unknown>> = {
  "b'<b>'": Buffer.from('<b>'),
  "PurePosixPath('<b>x')": new AnyObject('<b>x'),
}

interface Call {
  readonly fn: string
  readonly tag?: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

/** The value that a description of the fixture stands for, made by our functions. */
function build(description: unknown): unknown {
  if (typeof description !== 'object' || description === null) return description
  const it = description as Record<string, unknown>
  if ('$call' in it) {
    const first = it.$call as Call
    const { args, kwargs } = it as unknown as Call
    return buildElement({
      ...first,
      args: [...first.args, ...args],
      kwargs: { ...first.kwargs, ...kwargs },
    })
  }
  if ('fn' in it) return buildElement(it as unknown as Call)
  if ('$tuple' in it || '$list' in it) return ((it.$tuple ?? it.$list) as unknown[]).map(build)
  if ('$iter' in it) return lazily(it.$iter as unknown[])
  if ('$dict' in it) return buildRecord(it.$dict as object, (key) => key)
  if ('$NotStr' in it) return raw(it.$NotStr as string)
  if ('$HasStr' in it) return new AnyObject(it.$HasStr as string)
  if ('$py' in it) return entry(PYTHON, it.$py as string)
  throw new Error(`no rule builds ${JSON.stringify(it)}`)
}

function* lazily(items: readonly unknown[]): Generator<unknown> {
  for (const item of items) yield build(item)
}

function buildElement({ fn, tag, args, kwargs }: Call): unknown {
  const children = args.map(build) as Child[]
  const attributes = buildRecord(kwargs, attributeName) as never
  const hasAttributes = keys(attributes).length > 0
  if (fn === 'Titled') {
    const [title, ...rest] = children as [string, ...Child[]]
    return hasAttributes ? Titled(title, attributes, ...rest) : Titled(title, ...rest)
  }
  if (fn === 'Hidden') return Hidden(children[0] as string, attributes)
  if (fn === 'Card') return ft.Card(attributes as object, ...children)
  const make = tag === undefined ? elementFunction(fn) : element(tag)
  return hasAttributes ? make(attributes, ...children) : make(...children)
}

function elementFunction(fn: string): ft.ElementFunction {
  return entry(ft as never, fn.replace('fastcore.xml.', ''))
}

function buildRecord(record: object, nameOf: (key: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [nameOf(key), build(value)]),
  )
}

/** How we write an attribute that Python writes as a keyword. */
function attributeName(key: string): string {
  if (/^(?:cls|_?class)$/i.test(key)) return 'class'
  if (key === '_' || /\W/.test(key)) return key
  if (key.startsWith('_at_')) return `@${key.slice(4)}`
  if (/^(?:hx|data|aria)_/.test(key)) return toCamelCase(key)
  return key.replace(/^_/, '').replaceAll('_', '-')
}

function toCamelCase(key: string): string {
  return key.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase())
}

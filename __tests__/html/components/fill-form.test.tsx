import { describe, expect, test } from '@jest/globals'
import express from 'express'
import {
  CheckboxX,
  type Child,
  createContext,
  Div,
  ErrorBoundary,
  Fieldset,
  Form,
  type FormValues,
  Fragment,
  fillForm,
  html,
  Input,
  Label,
  type Markup,
  Optgroup,
  Option,
  raw,
  render,
  Select,
  Textarea,
} from 'ft-response'
import { serve } from '../../support/serve'

const filled = (form: Markup, values: FormValues) => render(fillForm(form, values))

describe('fillForm()', () => {
  test.each(['text', 'email', 'number', 'hidden', 'date', 'search', 'range', 'color', 'TEL'])(
    'fillForm() gives an input of type %s its value, escaped',
    (given) => {
      const type = given as 'text'
      expect(filled(Input({ type, name: 'a', value: 'old' }), { a: '"<' })).toBe(
        `<input type="${type}" name="a" value="&quot;&lt;">`,
      )
      expect(filled(Input({ type, name: 'a' }), { a: 7 })).toBe(
        `<input type="${type}" name="a" value="7">`,
      )
    },
  )

  test('fillForm() gives an input without a type its value, also 0, "" and the last of an array', () => {
    const field = Input({ name: 'a' })
    expect(filled(field, { a: 0 })).toBe('<input name="a" value="0">')
    expect(filled(field, { a: '' })).toBe('<input name="a" value="">')
    expect(filled(field, { a: ['x', 'y'] })).toBe('<input name="a" value="y">')
  })

  test('fillForm() leaves a field as it is for undefined, and empties it for null', () => {
    const form = Form(
      Input({ name: 'a', value: 'x' }),
      Textarea({ name: 'b' }, 'x'),
      Select({ name: 'c' }, Option({ selected: true }, 'x')),
      Input({ type: 'checkbox', name: 'd', checked: true }),
    )
    expect(filled(form, {})).toBe(render(form))
    expect(filled(form, { a: undefined, b: undefined, c: undefined, d: undefined })).toBe(
      render(form),
    )
    expect(filled(form, { a: null, b: null, c: null, d: null })).toBe(
      '<form><input name="a"><textarea name="b"></textarea>' +
        '<select name="c"><option>x</option></select><input type="checkbox" name="d"></form>',
    )
  })

  test.each(['password', 'file', 'submit', 'button', 'reset', 'image'])(
    'fillForm() leaves an input of type %s as it is',
    (given) => {
      const type = given as 'file'
      const field = Input({ type, name: 'a', value: 'x' })
      expect(filled(field, { a: 'secret' })).toBe(render(field))
    },
  )

  test.each<[string, FormValues[string & keyof FormValues] | unknown, boolean]>([
    ['true', true, true],
    ['its own value', '2', true],
    ['its own value as a number', 2, true],
    ['an array with its value', ['1', '2'], true],
    ['an array of numbers with its value', [2], true],
    ['false', false, false],
    ['another value', '1', false],
    ['an array without its value', ['1', '3'], false],
    ['an empty array', [], false],
    ['null', null, false],
  ])('fillForm() checks a checkbox, or unchecks it, for %s', (_name, value, checked) => {
    for (const before of [true, false]) {
      const box = Input({ type: 'checkbox', name: 'a', value: '2', checked: before })
      expect(filled(box, { a: value } as FormValues)).toBe(
        `<input type="checkbox" name="a" value="2"${checked ? ' checked' : ''}>`,
      )
    }
  })

  test('fillForm() checks a checkbox without a value for "on", which browsers send', () => {
    const box = Input({ type: 'checkbox', name: 'a' })
    expect(filled(box, { a: 'on' })).toBe('<input type="checkbox" name="a" checked>')
    expect(filled(box, { a: 'off' })).toBe('<input type="checkbox" name="a">')
  })

  test('fillForm() checks one radio button', () => {
    const radio = (value: string, checked = false) =>
      Input({ type: 'radio', name: 'a', value, checked })
    expect(filled(Form(radio('1', true), radio('2')), { a: 2 })).toBe(
      render(Form(radio('1'), radio('2', true))),
    )
  })

  test('fillForm() selects options by value or text, in groups, and several if <select> allows it', () => {
    const select = (multiple: boolean) =>
      Select(
        { name: 'a', multiple },
        Option({ value: '' }, 'none'),
        Optgroup([1, 2].map((value) => Option({ value }, `number ${value}`))),
        Option({ selected: true }, ' three\n  3 '),
      )
    const selectedIn = (html: unknown) =>
      Array.from(String(html).matchAll(/<option([^>]*) selected>([^<]*)/g), (match) => match[2])
    expect(selectedIn(filled(select(false), { a: 2 }))).toEqual(['number 2'])
    expect(selectedIn(filled(select(false), { a: 'three 3' }))).toEqual([' three\n  3 '])
    expect(selectedIn(filled(select(false), { a: '' }))).toEqual(['none'])
    expect(selectedIn(filled(select(false), { a: ['1', '2'] }))).toEqual(['number 2'])
    expect(selectedIn(filled(select(true), { a: [1, '2'] }))).toEqual(['number 1', 'number 2'])
    expect(selectedIn(filled(select(true), { a: 'unknown' }))).toEqual([])
    expect(selectedIn(filled(select(true), { b: '1' }))).toEqual([' three\n  3 '])
  })

  test('fillForm() gives a textarea its text, and keeps a leading line end', () => {
    expect(filled(Textarea({ name: 'a' }, 'old'), { a: '\n</textarea>' })).toBe(
      '<textarea name="a">\n\n&lt;/textarea&gt;</textarea>',
    )
  })

  test('fillForm() takes URLSearchParams', () => {
    const form = Form(
      Input({ name: 'a' }),
      Input({ name: 'b', value: 'x' }),
      ['1', '2', '3'].map((value) => Input({ type: 'checkbox', name: 'c', value })),
    )
    expect(filled(form, new URLSearchParams('a=%22&c=1&c=3'))).toBe(
      '<form><input name="a" value="&quot;"><input name="b" value="x">' +
        '<input type="checkbox" name="c" value="1" checked>' +
        '<input type="checkbox" name="c" value="2">' +
        '<input type="checkbox" name="c" value="3" checked></form>',
    )
  })

  test('fillForm() finds fields in lists, components and promises', async () => {
    const Theme = createContext('light')
    const Field = ({ name }: { name: string }) => <input name={name} class={Theme.get()} />
    const LateField = async (props: { name: string }) => {
      await null
      return <Field {...props} />
    }
    const Check = Input.with({ type: 'checkbox', name: 'k' })
    const form = (
      <form>
        <Theme value="dark">
          <label>
            a <Field name="a" />
          </label>
        </Theme>
        <LateField name="b" />
        {[[Input({ name: 'c' })]]}
        {new Set([Input({ name: 'd' })])}
        {[Input({ name: 'e' })].values()}
        {Fragment(Input({ name: 'f' }))}
        {Promise.resolve([Input({ name: 'g' })])}
        <ErrorBoundary fallback="-">
          <Field name="h" />
          {() => <input name="i" />}
        </ErrorBoundary>
        {ErrorBoundary({ fallback: () => Input({ name: 'j' }), onError: () => {} }, () => {
          throw new Error('x')
        })}
        <Check />
        {Fieldset.with({ class: 'l' })(Label(Check({ value: 'm' })))}
      </form>
    )
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
    const written = await filled(form, { ...values, k: 'm' })
    for (const name of names) {
      expect(written).toMatch(new RegExp(`name="${name}"[^>]* value="&lt;${name}&gt;">`))
    }
    expect(written).toContain('<label>a <input name="a" class="dark" value="&lt;a&gt;"></label>')
    expect(written).toContain('<input type="checkbox" name="k">')
    expect(written).toContain(
      '<fieldset class="l"><label><input type="checkbox" name="k" value="m" checked>',
    )
  })

  test('fillForm() keeps the value of the hidden field of a CheckboxX', () => {
    const form = Form(CheckboxX({ name: 'a' }), CheckboxX({ name: 'b', checked: true }))
    expect(filled(form, { a: true, b: false })).toBe(
      '<form><input type="hidden" name="a" value=""><input type="checkbox" name="a" value="1" checked>' +
        '<input type="hidden" name="b" value=""><input type="checkbox" name="b" value="1"></form>',
    )
    // As Express has what such a form sends.
    expect(filled(form, { a: ['', '1'], b: '' })).toBe(filled(form, { a: true, b: false }))
  })

  test('fillForm() does not change the form itself', () => {
    const form = Form({ id: 'f' }, Input({ name: 'a' }))
    filled(form, { a: 'x' })
    expect(render(form)).toBe('<form id="f"><input name="a"></form>')
  })

  test('fillForm() reads no inherited values', () => {
    const form = Form(Input({ name: 'constructor' }), Input({ name: '__proto__' }))
    expect(filled(form, {})).toBe(render(form))
    expect(filled(form, JSON.parse('{"__proto__":"x"}'))).toContain('name="__proto__" value="x"')
  })

  test('fillForm() fills the holes of a template, and refuses fields in its text', () => {
    const field = Input({ name: 'a' })
    expect(filled(html`<form id=${'f'}><p>${[field]}</p></form>`, { a: 'x' })).toBe(
      '<form id="f"><p><input name="a" value="x"></p></form>',
    )
    const hidden = Form(html`<p><INPUT name="a"></p>`)
    expect(() => filled(hidden, { a: 'x' })).toThrow(TypeError)
    expect(() => filled(hidden, { a: 'x' })).toThrow(
      'fillForm() expected fields that it can see, got <INPUT> in an html`` template: write it as',
    )
    const Late = () => html`<select name="a">${Option('x')}</select>`
    expect(() =>
      filled(
        <form>
          <Late />
        </form>,
        { a: 'x' },
      ),
    ).toThrow(/got <select> in an html`` /)
  })

  test('fillForm() leaves raw HTML as it is, and refuses fields in it', () => {
    expect(filled(Form(raw('<hr><inputs>')), { a: 'x' })).toBe('<form><hr><inputs></form>')
    expect(() => filled(Form(raw('<textarea name="a"></textarea>')), {})).toThrow(
      /^fillForm\(\) expected fields that it can see, got <textarea> in raw\(\): /,
    )
  })

  test.each<[string, unknown]>([
    ['text', '<form>'],
    ['nothing', undefined],
    ['an array', [Form()]],
  ])('fillForm() refuses %s as a form', (_name, form) => {
    expect(() => fillForm(form as Markup, {})).toThrow(/^fillForm\(\) expected a form, got /)
  })

  test('fillForm() refuses values that no field can have', () => {
    const nothingByName = [new Map([['a', 'x']]), new Set(), new FormData(), ['x'], new Date(0)]
    for (const values of [null, 'a=1', undefined, ...nothingByName] as never[]) {
      expect(() => fillForm(Form(), values)).toThrow(/^fillForm\(\) expected values by name, got /)
    }
    for (const value of [{}, new Date(0), [{}]] as never[]) {
      expect(() => fillForm(Form(Input({ name: 'a' })), { a: value })).toThrow(
        /^fillForm\(\) expected the value of "a" to be text, a number, a boolean, null or an array of/,
      )
    }
    const option = Select({ name: 'a' }, Option(Promise.resolve('x')))
    expect(() => fillForm(option, { a: 'x' })).toThrow(
      /^fillForm\(\) expected an <option> with a text or/,
    )
  })

  test('fillForm() refuses a promise of values', () => {
    const values = Promise.resolve({ a: 'x' })
    expect(() => fillForm(Form(), values as never)).toThrow(/^fillForm\(\) expected values by name/)
  })

  test('fillForm() reads the properties of an instance', () => {
    class Book {
      readonly title = 'x'
      save() {}
    }
    const form = Form(Input({ name: 'title' }), Input({ name: 'save' }))
    expect(filled(form, new Book() as never)).toBe(
      '<form><input name="title" value="x"><input name="save"></form>',
    )
  })

  test('fillForm() puts values of tags into a field tags[], which Express reads as tags', () => {
    const form = Form(
      ['1', '2'].map((value) => Input({ type: 'checkbox', name: 'tags[]', value })),
      Select({ name: 'kinds[]', multiple: true }, Option('a'), Option('b')),
    )
    const written =
      '<form><input type="checkbox" name="tags[]" value="1">' +
      '<input type="checkbox" name="tags[]" value="2" checked>' +
      '<select name="kinds[]" multiple><option>a</option><option selected>b</option></select></form>'
    expect(filled(form, { tags: ['2'], kinds: 'b' })).toBe(written)
    expect(filled(form, { 'tags[]': '2', tags: '1', 'kinds[]': 'b' })).toBe(written)
    expect(filled(form, new URLSearchParams('tags[]=2&kinds[]=b'))).toBe(written)
  })

  test.each([
    ['a[b]=1', 400],
    ['a[][b]=1', 400],
    ['a=1', 200],
  ])('fillForm() answers %s with %i: the client is to blame', async (sent, status) => {
    const app = express()
    app.use(express.urlencoded({ extended: true }))
    app.post('/', (req, res) => {
      res.send(filled(Form(Input({ name: 'a' })), req.body))
    })
    app.use(((error, _req, res, _next) => {
      res.status(error.status ?? 500).send(error.message)
    }) satisfies express.ErrorRequestHandler)
    const url = await serve(app)
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(sent) })
    expect(response.status).toBe(status)
    if (status === 400) expect(await response.text()).toMatch(/"a" .*: check what a request sent/)
  })

  test('fillForm() does not blame the client for values that no client can send', () => {
    const fill = () => filled(Form(Input({ name: 'a' })), { a: new Date(0) as never })
    expect(fill).toThrow(expect.not.objectContaining({ status: expect.anything() }))
    expect(() => fillForm(Form(), ['sent'] as never)).toThrow(
      expect.objectContaining({ status: 400 }),
    )
  })

  test('fillForm() handles the promises of a form that fails to render', async () => {
    const fails = async (): Promise<string> => {
      await null
      throw new Error('later')
    }
    const form = fillForm(Form(Div([new Date(0) as never, fails(), Div(fails())])), {})
    expect(() => render([form as Child])).toThrow(/^<div> expected children/)
    for (let i = 0; i < 5; i++) await new Promise(setImmediate)
  })
})

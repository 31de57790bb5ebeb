import { describe, expect, test } from '@jest/globals'
import express from 'express'
import { CheckboxX, Form, render } from 'ft-response'
import { serve } from '../../support/serve'

describe('CheckboxX()', () => {
  test('is a checkbox behind a hidden field of its name', () => {
    expect(render(CheckboxX({ name: 'agree' }))).toBe(
      '<input type="hidden" name="agree" value=""><input type="checkbox" name="agree" value="1">',
    )
    expect(render(<CheckboxX name="agree" checked={true} value="yes" unchecked="no" />)).toBe(
      '<input type="hidden" name="agree" value="no">' +
        '<input type="checkbox" name="agree" value="yes" checked>',
    )
  })

  test('stands in its label, and gives the box all other attributes', () => {
    expect(
      render(<CheckboxX id="a" name="agree" label={<b>{'<I>'} agree</b>} class="x" hxPost="/a" />),
    ).toBe(
      '<input type="hidden" name="agree" value=""><label for="a">' +
        '<input type="checkbox" name="agree" value="1" id="a" class="x" hx-post="/a">' +
        '<b>&lt;I&gt; agree</b></label>',
    )
    expect(render(CheckboxX({ name: 'a', label: 0 }))).toMatch(/<label><input [^>]+>0<\/label>$/)
  })

  test('has its id for a name, as in FastHTML', () => {
    expect(render(CheckboxX({ id: 'agree' }))).toBe(
      '<input type="hidden" name="agree" value="">' +
        '<input type="checkbox" name="agree" value="1" id="agree">',
    )
  })

  test('sends neither field if it is disabled, and both to the form that is named', () => {
    expect(render(CheckboxX({ name: 'a', disabled: true, form: 'f' }))).toBe(
      '<input type="hidden" name="a" value="" form="f" disabled>' +
        '<input type="checkbox" name="a" value="1" disabled form="f">',
    )
  })

  test.each([{}, { name: '' }, { name: undefined }, { name: 5 }])(
    'takes no %j: it has no name',
    (props) => {
      expect(() => CheckboxX(props as never)).toThrow(/^CheckboxX\(\) expected a name, got /)
    },
  )

  test.each([null, undefined, 'agree', ['agree'], new Map([['name', 'agree']])])(
    'takes no %p: it is no object of attributes',
    (given) => {
      expect(() => CheckboxX(given as never)).toThrow(
        /^CheckboxX\(\) expected attributes, as \{ name: 'agree' \}, got /,
      )
    },
  )

  test('is read in Express as its documentation says', async () => {
    expect(render(Form(CheckboxX({ name: 'agree' })))).toContain('name="agree"')
    const app = express()
    app.use(express.urlencoded({ extended: true }))
    app.post('/', (req, res) => void res.json([req.body.agree].flat().at(-1)))
    const url = await serve(app)
    for (const [sent, read] of [
      ['agree=', ''],
      ['agree=&agree=1', '1'],
    ]) {
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams(sent) })
      expect(await response.json()).toBe(read)
    }
  })
})

import { describe, expect, test } from '@jest/globals'
import express from 'express'
import { CheckboxX, Form, render } from 'ft-response'
import { serve } from '../../support/serve'

describe('CheckboxX()', () => {
  test('CheckboxX() makes a checkbox after a hidden field of its name', () => {
    expect(render(CheckboxX({ name: 'agree' }))).toBe(
      '<input type="hidden" name="agree" value=""><input type="checkbox" name="agree" value="1">',
    )
    expect(render(<CheckboxX name="agree" checked={true} value="yes" unchecked="no" />)).toBe(
      '<input type="hidden" name="agree" value="no">' +
        '<input type="checkbox" name="agree" value="yes" checked>',
    )
  })

  test('CheckboxX() puts the box into its label, and passes all other attributes to the box', () => {
    expect(
      render(<CheckboxX id="a" name="agree" label={<b>{'<I>'} agree</b>} class="x" hxPost="/a" />),
    ).toBe(
      '<input type="hidden" name="agree" value=""><label for="a">' +
        '<input type="checkbox" name="agree" value="1" id="a" class="x" hx-post="/a">' +
        '<b>&lt;I&gt; agree</b></label>',
    )
    expect(render(CheckboxX({ name: 'a', label: 0 }))).toMatch(/<label><input [^>]+>0<\/label>$/)
  })

  test('CheckboxX() takes its id as its name, as in FastHTML', () => {
    expect(render(CheckboxX({ id: 'agree' }))).toBe(
      '<input type="hidden" name="agree" value="">' +
        '<input type="checkbox" name="agree" value="1" id="agree">',
    )
  })

  test('CheckboxX() disables both fields, and gives both the same form', () => {
    expect(render(CheckboxX({ name: 'a', disabled: true, form: 'f' }))).toBe(
      '<input type="hidden" name="a" value="" form="f" disabled>' +
        '<input type="checkbox" name="a" value="1" disabled form="f">',
    )
  })

  test.each([{}, { name: '' }, { name: undefined }, { name: 5 }])(
    'CheckboxX() refuses %j, which has no name',
    (props) => {
      expect(() => CheckboxX(props as never)).toThrow(/^CheckboxX\(\) expected a name, got /)
    },
  )

  test.each([null, undefined, 'agree', ['agree'], new Map([['name', 'agree']])])(
    'CheckboxX() refuses %p, which is not an object of attributes',
    (given) => {
      expect(() => CheckboxX(given as never)).toThrow(
        /^CheckboxX\(\) expected attributes, as \{ name: 'agree' \}, got /,
      )
    },
  )

  test('Express reads a CheckboxX as its documentation says', async () => {
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

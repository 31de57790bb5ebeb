import { expect, test } from '@jest/globals'
import { Hidden, P, render } from 'ft-response'

test('Hidden() makes a hidden form field', () => {
  expect(render(Hidden('"v"', { name: 'n' }))).toBe(
    '<input type="hidden" value="&quot;v&quot;" name="n">',
  )
  expect(render(Hidden(7))).toBe('<input type="hidden" value="7">')
})

test('Hidden() refuses an object that a request sent in the place of the value', () => {
  const sent = JSON.parse('{"title": "x", "value": "y", "hx-get": "/z", "autofocus": true}')
  for (const others of [[], [{ name: 'id' }]]) {
    expect(() => Hidden(sent as string, ...others)).toThrow(
      /^Hidden\(\) expected a value, got \{.*make text of data, as in String/,
    )
  }
})

test.each([['x'], new Map(), new Date(0), Promise.resolve('x'), P('x'), Object.create(null)])(
  'Hidden() refuses a value that is an object: %p',
  (value) => {
    expect(() => Hidden(value as never)).toThrow(/^Hidden\(\) expected a value, got /)
  },
)

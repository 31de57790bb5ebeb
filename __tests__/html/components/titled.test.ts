import { expect, test } from '@jest/globals'
import { P, render, Titled } from 'ft-response'

test('Titled() makes the title of the document, and a main with the title as its heading', () => {
  expect(render(Titled('Users', P('a'), 'b'))).toBe(
    '<title>Users</title><main class="container"><h1>Users</h1><p>a</p>b</main>',
  )
})

test('Titled() escapes the title in both places', () => {
  expect(render(Titled('<T>'))).toBe(
    '<title>&lt;T&gt;</title><main class="container"><h1>&lt;T&gt;</h1></main>',
  )
})

test('Titled() passes attributes to the main, and they may replace its class', () => {
  expect(render(Titled('T', { id: 'x' }, P('a')))).toBe(
    '<title>T</title><main class="container" id="x"><h1>T</h1><p>a</p></main>',
  )
  expect(render(Titled('T', { class: 'wide' }))).toContain('<main class="wide">')
})

test('Titled() takes promises as children', async () => {
  expect(await render(Titled('T', Promise.resolve(P('a'))))).toContain('<h1>T</h1><p>a</p></main>')
})

test('Titled() refuses an object that a request sent in the place of the title', () => {
  const sent = JSON.parse('{"title": "x", "value": "y", "hx-get": "/z", "autofocus": true}')
  for (const others of [[], [P('a')], [{ id: 'a' }], [null, 'a']] as never[][]) {
    expect(() => Titled(sent as string, ...others)).toThrow(
      /^Titled\(\) expected a title, got \{.*: pass attributes as the second argument, and make text/,
    )
  }
})

test.each([
  ...[['x'], new Map(), new Date(0), Promise.resolve('x'), P('x'), Object.create(null)],
  ...[null, undefined, 5, true, () => 'x'],
])('Titled() refuses a title that is not a string: %p', (title) => {
  expect(() => Titled(title as never)).toThrow(/^Titled\(\) expected a title, got /)
})

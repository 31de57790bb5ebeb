import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { Div, ftResponse, P, raw, render } from 'ft-response'

/** How the error of a wrong argument shows it. */
function shown(value: unknown): string {
  try {
    raw(value as never)
  } catch (error) {
    return (error as Error).message.replace('raw() expected a string, got ', '')
  }
  throw new Error('it was taken')
}

/** The same of text, which raw() takes. */
function shownText(text: string): string {
  try {
    Div.with(text as never)
  } catch (error) {
    return (error as Error).message
      .replace('<div> expected attributes for with(), got ', '')
      .replace(/: write an object.*/, '')
  }
  throw new Error('it was taken')
}

class User {
  id = 1
  name = 'Ada'
  email = 'ada@example.com'
  hash = '$2b$10$secret'
}

test.each<[string, unknown, string]>([
  ['a number', 1, '1 (number)'],
  ['a bigint', 5n, '5n (bigint)'],
  ['a symbol', Symbol('x'), 'Symbol(x) (symbol)'],
  ['a function', function name() {}, '[Function: name] (function)'],
  ['a function without a name', (() => () => {})(), '[Function (anonymous)] (function)'],
  ['a function with properties', Object.assign(P, {}), '[Function (anonymous)] (function)'],
  ['a class', User, '[class: User] (function)'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z (object)'],
  ['a date that is none', new Date(Number.NaN), 'Invalid Date (object)'],
  ['an expression', /<b>/g, '/<b>/g (object)'],
  ['an error', new RangeError('a\nb'), 'RangeError: a b'],
  ['an object without properties', {}, '{} (object)'],
  ['an object without a prototype', Object.create(null), 'null prototype (object)'],
])('an error describes %s', (_name, value, expected) => {
  expect(shown(value)).toBe(expected)
})

test.each<[string, unknown, string]>([
  ['a user', { ...new User() }, '{ id, name, email, … } (object)'],
  ['an instance', new User(), 'User { id, name, email, … } (object)'],
  ['a record by address', { 'ada@example.com': 1, ok: 2 }, '{ ok, … } (object)'],
  ['a list of users', [new User(), new User(), 'x'], 'Array(3) [ User, string ] (object)'],
  ['an empty list', [], 'Array(0) [] (object)'],
  ['a map', new Map([['secret', 1]]), 'Map (object)'],
  ['bytes', Buffer.from('secret'), 'Buffer(6) (object)'],
  ['a promise', Promise.resolve('secret'), 'Promise (object)'],
  ['a URL with a password', new URL('redis://root:secret@db'), 'URL (object)'],
  ['a String object', new String('x'), 'String { … } (object)'],
])('an error describes %s without its values', (_name, value, expected) => {
  expect(shown(value)).toBe(expected)
})

test('describing a value calls neither getters nor proxies', () => {
  const fail = () => {
    throw new Error('was called')
  }
  const handler = { get: fail, ownKeys: fail, getPrototypeOf: fail }
  expect(shown(Object.defineProperty({}, 'a', { get: fail, enumerable: true }))).toBe(
    '{ a } (object)',
  )
  expect(shown(new Proxy({}, handler))).toBe('Proxy (object)')
  expect(shown([new Proxy({}, handler)])).toBe('Array(1) [ Proxy ] (object)')
})

test('an error shows the beginning of a long text', () => {
  expect(shownText('short')).toBe("'short' (string)")
  expect(shownText('x'.repeat(5_000))).toBe(`'${'x'.repeat(60)}'… (string)`)
  expect(shownText("it's\u2028me")).toBe('"it\'s me" (string)')
  expect(shown(Symbol('x'.repeat(5_000))).length).toBeLessThan(80)
  expect(shown(new Error('x'.repeat(5_000))).length).toBeLessThan(80)
})

test('an error describes a request in one line', () => {
  const request = new IncomingMessage(new Socket())
  expect(() => ftResponse(request as never, 'x')).toThrow(
    /^ftResponse\(\) expected a response as its first argument, got IncomingMessage \{ .{1,60} \} \(object\)/,
  )
})

test('the error of a wrong child does not show the values of its properties', () => {
  expect(() => render(P([new User() as never]))).toThrow('got User { id, name, email, … } (object)')
})

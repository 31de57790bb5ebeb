import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type Attributes, type ElementFunction, element, render } from 'ft-response'

beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
})

const make = (tag: string) => element(tag) as ElementFunction<Attributes>

describe('a value of an SVG animation', () => {
  test.each(
    ['animate', 'set', 'SET'].flatMap((tag) =>
      ['to', 'from', 'by', 'values', 'TO'].map((name) => [tag, name]),
    ),
  )('a value of an SVG animation, which may become an href, runs no code: <%s %s>', (tag, name) => {
    for (const url of ['javascript:alert(1)', ' java\nscript:x', '#a;javascript:x', 'data:,x']) {
      expect(render(make(tag as string)({ [name as string]: url }))).toBe(
        `<${tag} ${name}="about:invalid"></${tag}>`,
      )
    }
    for (const value of ['#a', '0;1;2', 'rgb(0, 0, 0)', '']) {
      expect(render(make(tag as string)({ [name as string]: value }))).toContain(`="${value}"`)
    }
  })

  test('from and to are text on elements that are no SVG animation', () => {
    expect(render(make('x-mail')({ from: 'data: x', to: 'js: y' }))).toBe(
      '<x-mail from="data: x" to="js: y"></x-mail>',
    )
  })
})

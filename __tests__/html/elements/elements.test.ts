import { describe, expect, test } from '@jest/globals'
import * as ft from 'ft-response'
import * as elements from '../../../lib/html/elements/elements'

type Make = (...given: never[]) => ft.Markup

const made = Object.entries(elements as unknown as Record<string, Make>).map(
  ([name, make]): [string, string] => [name, ft.render(make()) as string],
)

const exported = new Map(Object.entries(ft))

describe('the function of an element', () => {
  test.each(made)('%s is named after its tag, or after its tag and Element', (name, html) => {
    const [, tag = ''] = /^<([A-Za-z][A-Za-z0-9]*)/.exec(html) ?? []
    const pascal = tag.charAt(0).toUpperCase() + tag.slice(1)
    expect([pascal, `${pascal}Element`]).toContain(name)
  })

  test.each(Object.entries(elements))('the package exports %s', (name, make) => {
    // A name that index.ts exports itself would hide it without an error.
    expect(exported.get(name)).toBe(make)
  })

  test('no element function hides a global of JavaScript', () => {
    const taken = [
      'Object',
      'Map',
      'Symbol',
      'Set',
      'Function',
      'Error',
      'Date',
      'Number',
      'String',
    ]
    expect(Object.keys(elements).filter((name) => taken.includes(name))).toEqual([])
    expect(Object.keys(elements).filter((name) => name.endsWith('Element'))).toEqual([
      'MapElement',
      'ObjectElement',
      'SetElement',
      'SymbolElement',
    ])
  })

  test('each element that HTML and SVG have today has a function', () => {
    const { Br, Circle, Dialog, FeGaussianBlur, LinearGradient, Search, Svg, Use } = ft
    expect(
      ft.render([
        Svg({ viewBox: '0 0 9 9' }, LinearGradient({ id: 'g' }), FeGaussianBlur({ in: 'a' })),
        Svg(Circle({ r: 4, 'stroke-width': 2 }), Use({ href: '#g' })),
        [Dialog(Search()), Br()],
      ]),
    ).toBe(
      '<svg viewBox="0 0 9 9"><linearGradient id="g"></linearGradient><feGaussianBlur in="a">' +
        '</feGaussianBlur></svg><svg><circle r="4" stroke-width="2"></circle>' +
        '<use href="#g"></use></svg><dialog><search></search></dialog><br>',
    )
  })

  test.each(['Center', 'Font', 'Marquee', 'Frameset', 'Param', 'Tref', 'Glyph', 'AltGlyph'])(
    'an obsolete element has no function: %s',
    (name) => {
      expect(exported.has(name)).toBe(false)
    },
  )
})

import { describe, expect, test } from '@jest/globals'
import { Div, Label, render } from 'ft-response'
import { domOf } from '../../support/dom'
import fc from '../../support/property'

describe('the name of an attribute', () => {
  test.each([
    ['class', 'class'],
    ['for', 'for'],
    ['viewBox', 'viewBox'],
    ['xlink:href', 'xlink:href'],
    ['hx-post', 'hx-post'],
    ['data-id', 'data-id'],
    ['data_id', 'data_id'],
    ['className', 'class'],
    ['htmlFor', 'for'],
    ['hxPost', 'hx-post'],
    ['hxPushUrl', 'hx-push-url'],
    ['hxSwap:inherited', 'hx-swap:inherited'],
    ['ariaLabel', 'aria-label'],
    ['ariaLabelledBy', 'aria-labelledby'],
    ['ariaHasPopup', 'aria-haspopup'],
    ['dataUserId', 'data-user-id'],
    ['tabIndex', 'tabIndex'],
    ['hxtension', 'hxtension'],
    ['dataset', 'dataset'],
    ['ariane', 'ariane'],
  ])('the key %s is the attribute %s', (key, name) => {
    expect(render(Div({ [key]: 'x' } as never))).toBe(`<div ${name}="x"></div>`)
  })

  test.each([
    '',
    'a b',
    'a\tb',
    'a\nb',
    'a\fb',
    'a/b',
    'a>b',
    'a<b',
    'a=b',
    'a"b',
    "a'b",
    'a\0b',
    'a\u007Fb',
    'x onclick=alert(1) y',
    'x><script>alert(1)</script>',
  ])('%j is refused as the name of an attribute, and the error names the element', (key) => {
    for (const value of ['x', 1, true, false]) {
      expect(() => render(Div({ [key]: value } as never))).toThrow(TypeError)
      expect(() => render(Div({ [key]: value } as never))).toThrow(
        /^<div> expected attribute names without/,
      )
    }
  })

  test('a name that was refused is refused again', () => {
    const write = () => render(Div({ 'again again': 'x' } as never))
    expect(write).toThrow(TypeError)
    expect(write).toThrow(TypeError)
  })

  test('htmlFor is understood after thousands of other names', () => {
    for (let i = 0; i < 3_000; i++) render(Div({ [`data-${i}`]: '' } as never))
    expect(render(Label({ htmlFor: 'a', 'data-2999': 'b' }))).toBe(
      '<label for="a" data-2999="b"></label>',
    )
  })

  test('any name is refused, or it is one attribute and nothing else', () => {
    const tried = { refused: 0, taken: 0 }
    const special = fc.constantFrom(...' \t\n"\'<>/=&;`:@-_')
    const anyName = fc.string({
      unit: fc.oneof(special, fc.string({ minLength: 1, maxLength: 1 })),
    })
    fc.assert(
      fc.property(fc.oneof(anyName, fc.string({ unit: 'binary' })), fc.string(), (name, value) => {
        let html: string
        try {
          html = render(Div({ [name]: value } as never)) as string
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
          tried.refused++
          return
        }
        tried.taken++
        const [div, ...rest] = domOf(html)
        expect(rest).toEqual([])
        expect(div?.[0]).toBe('div')
        expect(Object.keys(div?.[1] ?? {})).toHaveLength(1)
      }),
    )
    expect(tried.refused).toBeGreaterThan(0)
    expect(tried.taken).toBeGreaterThan(0)
  })
})

describe('properties that are not the object’s own', () => {
  test('properties of a polluted Object.prototype are no attributes', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>
    prototype.onclick = 'alert(1)'
    prototype.title = 'polluted'
    try {
      expect(render(Div({ id: 'x' }, 'text'))).toBe('<div id="x">text</div>')
      expect(render(Div({ class: { a: true }, style: { color: 'red' } }))).toBe(
        '<div class="a" style="color:red"></div>',
      )
    } finally {
      delete prototype.onclick
      delete prototype.title
    }
  })

  test('an object without a prototype can hold attributes', () => {
    const attributes = Object.assign(Object.create(null), { id: 'x' })
    expect(render(Div(attributes as { id: string }))).toBe('<div id="x"></div>')
  })
})

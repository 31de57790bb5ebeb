import { expect, test } from '@jest/globals'
import { Fragment, P, render } from 'ft-response'

test('Fragment() renders its children and nothing around them', () => {
  expect(render(Fragment('a', P('b'), Fragment('c', null)))).toBe('a<p>b</p>c')
  expect(render(Fragment())).toBe('')
})

test('Fragment() takes no attributes: rendering refuses an object as a child', () => {
  expect(() => render(P(Fragment({ id: 'x' } as never)))).toThrow(/^<p> expected children to be/)
})

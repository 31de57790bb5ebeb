import { createContext, runInContext } from 'node:vm'
import { expect, test } from '@jest/globals'
import { html, type Markup, render } from 'ft-response'
import { parse, parseFragment } from 'parse5'
import { type Dom, type DomElement, domOf, toDom } from '../../support/dom'
import { NAUGHTY_STRINGS } from '../../support/naughty-strings'
import fc, { runs } from '../../support/property'
import { sentText } from '../../support/read-text'

/**
 * Random templates, most of them bad HTML: those that are not refused are filled with hostile values
 * and with harmless ones. A browser must see the same tree in both, with the values in the same places.
 */

const HOLE = '\u0001'

const attribute = fc.constantFrom(
  ...` id=1| a| b=c| title='>'| /| class="x&amp;y"| encoding="text/html"`.split('|'),
  ...` title="</noscript></title></style></script></textarea>"| title='<!--'| alt="--><b>"`.split(
    '|',
  ),
  ...` id=${HOLE}| title="${HOLE}"| title='a ${HOLE} b${HOLE}'| alt = ${HOLE}| ${HOLE}`.split('|'),
  ...` href="${HOLE}"| href=/x?${HOLE}| href="/${HOLE}/${HOLE}?a=${HOLE}"`.split('|'),
  ...` class=${HOLE}| class="${HOLE} x ${HOLE}"| style="color:${HOLE};margin:${HOLE}px"`.split('|'),
  ...` onclick="f(${HOLE}, ${HOLE})"| srcset="${HOLE} 1x, ${HOLE} 2x"| data-z="${HOLE}"`.split('|'),
  ...` hx-confirm="Do ${HOLE}"| hx-trigger="click ${HOLE}"| ping="${HOLE} ${HOLE}"`.split('|'),
)

const name = fc.constantFrom(
  ...'div p b a span ul li dl dd table tr td form button h1 pre listing ruby rt x-y'.split(' '),
  ...'title textarea script style iframe noscript template select option optgroup'.split(' '),
  ...'svg math g desc title foreignObject mi annotation-xml path image font style'.split(' '),
  ...'head body html'.split(' '),
)

const text = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(HOLE) },
      fc.constantFrom(...['x', ' ', '\n', '&amp;', '& ', 'a < b', 'f(', ')', 'c:', '"', "'", '{']),
      fc.constantFrom(
        ...['<!-- c -->', '<!-- </noscript> -->', `<a href="${HOLE}" title=${HOLE}>`],
      ),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(''))

const { tree } = fc.letrec<{ tree: string; element: string; empty: string }>((tie) => ({
  tree: fc.oneof({ maxDepth: 5 }, text, tie('empty'), tie('element')),
  empty: fc
    .tuple(fc.constantFrom('img', 'br', 'input', 'meta'), fc.array(attribute, { maxLength: 3 }))
    .map(([tag, given]) => `<${tag}${given.join('')}>`),
  element: fc
    .tuple(
      name,
      fc.array(attribute, { maxLength: 3 }),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.nat(9),
    )
    .map(
      ([tag, given, inside, end]) =>
        `<${tag}${given.join('')}>${inside.join('')}${end ? `</${tag}>` : ''}`,
    ),
}))

/** Pieces of tags, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constant(HOLE),
      attribute,
      name.map((tag) => `<${tag}`),
      name.map((tag) => `</${tag}`),
      fc.constantFrom(
        '>',
        '>',
        '>',
        '/>',
        '/',
        ' ',
        '=',
        '"',
        "'",
        '`',
        '<',
        '<!--',
        '-->',
        '--!>',
        '<!',
        '<?',
      ),
      fc.constantFrom(
        '<![CDATA[',
        ']]>',
        '&',
        '&lt',
        '&#60',
        ';',
        '\n',
        '//',
        '/*',
        '*/',
        'url(',
        '<!doctype html>',
      ),
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(''))

const template = fc.oneof(
  fc.array(tree, { maxLength: 4 }).map((all) => all.join('')),
  pieces,
  fc.tuple(tree, pieces, tree).map((all) => all.join('')),
)

const hostileText = fc
  .oneof(
    fc.constantFrom('javascript:alert(1)', '\njava\tscript:alert(1)'),
    fc.constantFrom(
      ...[
        '"><script>alert(1)</script>',
        `' onclick=alert(1) '`,
        'x onerror=alert(1)',
        '</title><script>x',
      ],
      ...[
        '</textarea>',
        '</style><script>',
        '-->',
        '<!--',
        ']]>',
        'javascript:alert(1)',
        '\njava\tscript:x',
      ],
      ...[
        '/',
        '//evil',
        '&quot;',
        '&#34;',
        '&lt;',
        ';',
        'lt;',
        '#60;',
        '\0',
        '\nx',
        '\r\nx',
        '`',
        '$' + '{x}',
        '/>',
      ],
      ...['=', 'red', '1px', '</noscript><img src=x onerror=y>', '\u2028', '\ud800', 'a b'],
    ),
    fc.string({
      unit: fc.constantFrom(...`<>"'&= /-!a\0\n\`;#\\(){}\t`),
      minLength: 1,
      maxLength: 8,
    }),
  )
  // White space alone is left out of tables; nothing is no text at all.
  .filter((value) => /\S/.test(value))

const value = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 1, arbitrary: hostileText.map((lang) => ({ lang })) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, 5) },
)

type Value = string | { lang: string } | null | true | number

function harmless(given: Value, index: number): Value {
  if (typeof given === 'string') return `harmless${index}z`
  return typeof given === 'object' && given ? { lang: `harmless${index}z` } : given
}

/** The markup of a template; undefined if it is refused when it is read or written. */
function write(parts: readonly string[], values: readonly Value[]): string | undefined {
  const strings = Object.assign([...parts], { raw: parts })
  try {
    return render(html(strings, ...values)) as string
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const PLACE = /"?harmless\d+z"?|"?about:invalid"?/

/** The tree, with each text that holds a value reduced to the static text around it. */
function expectSame(hostile: Dom, safe: Dom): void {
  if (typeof hostile === 'string' && typeof safe === 'string') {
    const around = safe.split(PLACE)
    if (around.length === 1) expect(hostile).toBe(safe)
    else if (!hostile.includes('about:invalid')) {
      // A bare space may be the value's.
      expect(hostile.startsWith((around[0] as string).trimEnd())).toBe(true)
      expect(hostile.endsWith((around.at(-1) as string).trimStart())).toBe(true)
    }
    return
  }
  const [tag, attributes, ...children] = hostile as DomElement
  const [safeTag, safeAttributes, ...safeChildren] = safe as DomElement
  expect([tag, Object.keys(attributes)]).toEqual([safeTag, Object.keys(safeAttributes)])
  for (const key in attributes) expectSame(attributes[key] as string, safeAttributes[key] as string)
  // Where a browser sees an href, it was known to be one.
  expect((attributes.href ?? '').replace(/\s/g, '')).not.toMatch(/^javascript:/)
  expect(children.length).toBe(safeChildren.length)
  children.forEach((child, i) => {
    expectSame(child, safeChildren[i] as Dom)
  })
}

/** What browsers make of it: as a fragment and in a page, where scripts run and where they do not. */
function treesOf(markup: string): Dom[] {
  return [true, false].flatMap((scriptingEnabled) => [
    ['fragment', {}, ...parseFragment(markup, { scriptingEnabled }).childNodes.map(toDom)] as Dom,
    [
      'page',
      {},
      ...parse(`<!doctype html><body><div>${markup}`, { scriptingEnabled }).childNodes.map(toDom),
    ] as Dom,
  ])
}

test('a browser sees the tree of the template, whatever the values are', () => {
  let compared = 0
  fc.assert(
    fc.property(template, fc.array(value, { minLength: 1, maxLength: 4 }), (source, given) => {
      const parts = source.split(HOLE)
      const values = parts.slice(1).map((_, i) => given[i % given.length] as Value)
      const hostile = write(parts, values)
      const safe = write(parts, values.map(harmless))
      if (hostile === undefined || safe === undefined || values.length === 0) return
      compared++
      const safeTrees = treesOf(safe)
      treesOf(hostile).forEach((seen, i) => {
        expectSame(seen, safeTrees[i] as Dom)
      })
    }),
    { numRuns: runs(1_500) },
  )
  // Else the test would be one of refusals only.
  expect(compared).toBeGreaterThan(75)
})

const anyText = fc
  .tuple(
    fc.constantFrom('', '\n', '"', "'"),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NAUGHTY_STRINGS)),
  )
  .map((pieces) => pieces.join('').replaceAll('\r', '\n'))
const read = (given: string) => sentText(given).replaceAll('\0', '\uFFFD')

test('a browser reads the same text that a template got', () => {
  fc.assert(
    fc.property(anyText, (x) => {
      const markup = html`<p title="${x}" id=${x} lang='-${x}-' ${{ name: x }}>${x}<!-- --></p><pre>${x}</pre><textarea>${x}</textarea><title>${x}.</title>`
      const t = read(x)
      const text = t === '' ? [] : [t]
      expect(domOf(render(markup) as string)).toEqual([
        ['p', { title: t, id: t, lang: `-${t}-`, name: t }, ...text, ['#comment', { data: ' ' }]],
        ['pre', {}, ...text],
        ['textarea', {}, ...text],
        ['title', {}, `${t}.`],
      ])
    }),
  )
})

const context = createContext({})

/** What the code that a browser finds in an element gives. */
function evaluate(markup: Markup): unknown {
  const [[, { onclick }, code]] = domOf(render(markup) as string) as [DomElement]
  return runInContext((onclick ?? code) as string, context)
}

test('code in a template runs with the same data that it got', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.jsonValue()), (x) => {
      const data = JSON.parse(JSON.stringify(x))
      const same = (seen: unknown) => expect(JSON.parse(JSON.stringify(seen))).toEqual(data)
      same(evaluate(html`<script>/* "it's" */ (${x})</script>`))
      same(evaluate(html`<p onclick="/[&quot;']/.test('&quot;'), [1, ${x}][1]"></p>`))
      const [[, , json]] = domOf(
        render(html`<script type="application/json">{"a": ${x as object}}</script>`) as string,
      ) as [DomElement]
      expect(JSON.parse(json as string)).toEqual({ a: data })
    }),
  )
})

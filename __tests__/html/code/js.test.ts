import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { Button, Div, element, type JsCode, js, P, raw, render, Script } from 'ft-response'
import { type DomElement, domOf } from '../../support/dom'
import fc from '../../support/property'

/** The JavaScript that a browser finds in a `<script>`. */
function inScript(code: JsCode): string {
  const [[, , text = '']] = domOf(render(Script(code)) as string) as [DomElement]
  return text as string
}

/** The JavaScript that a browser finds in an event attribute. */
function inAttribute(code: JsCode): string {
  const [[, { onclick }]] = domOf(render(Div({ onclick: code })) as string) as [DomElement]
  return onclick as string
}

const context = createContext({})

function evaluate(source: string, globals: object = {}): unknown {
  // A block keeps what the code declares out of the next one.
  return runInContext(`{ ${source}\n}`, Object.assign(context, globals))
}

describe('js`...`', () => {
  test('js`...` keeps its code as it is written, with backslashes', () => {
    expect(inScript(js`f("a\nb\u0041", /\d/)`)).toBe('f("a\\nb\\u0041", /\\d/)')
    expect(render(Button({ onclick: js`a && b` }))).toBe(
      '<button onclick="a &amp;&amp; b"></button>',
    )
  })

  test('js`...` may hold template literals, with backslashes before ` and ${', () => {
    const code = js`const n = ${2}; [\`n is \${n}\`, \`\${\`in\${'ner'}\`}\`, '\`']`
    expect(evaluate(inScript(code))).toEqual(['n is 2', 'inner', '`'])
  })

  test.each<[unknown, string]>([
    ['a', '"a"'],
    [1.5, '1.5'],
    [-1, '(-1)'],
    [0, '0'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '(-Infinity)'],
    [12n, '12n'],
    [-12n, '(-12n)'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [['a', 1, null], '["a",1,null]'],
    [{ a: { b: [1] } }, '{"a":{"b":[1]}}'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [js`f()`, 'f()'],
    ['&quot;', '"\\u0026quot;"'],
    ['</script><!--', '"\\u003c/script\\u003e\\u003c!--"'],
    ['\u2028\u2029', '"\\u2028\\u2029"'],
  ])('js`...` makes a literal of %p', (value, literal) => {
    expect(inScript(js`f(${value})`)).toBe(`f(${literal})`)
  })

  test('js`...` keeps the sign of a number apart from the operator before it', () => {
    expect(evaluate(inScript(js`let a = 5; [a -${-1}, a+${-2}, -${-3}]`))).toEqual([6, 3, 3])
  })

  test('js`...` takes another js`...` as a value', () => {
    const call = (name: string) => js`greet(${name})`
    const said: string[] = []
    const greet = (name: string) => said.push(name)
    evaluate(inScript(js`if (${true}) { ${call('"Ada"')}; ${call('</script>')} }`), { greet })
    expect(said).toEqual(['"Ada"', '</script>'])
  })

  test('js`...` writes a __proto__ of data as a property, not as the prototype', () => {
    const data = JSON.parse(
      '{"__proto__": {"isAdmin": true}, "list": [{"__proto__": 1}], "a": "<"}',
    )
    const code = js`const it = ${data}; [it.isAdmin, Object.keys(it), Object.keys(it.list[0]), it.a]`
    expect(evaluate(inScript(code))).toEqual([
      undefined,
      ['__proto__', 'list', 'a'],
      ['__proto__'],
      '<',
    ])
  })

  test.each<[string, unknown]>([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a Map', new Map([[1, 2]])],
    ['a Set', new Set([1])],
    ['a promise', Promise.resolve(1)],
    ['an element', P('x')],
    ['raw HTML', raw('x')],
  ])('js`...` refuses %s as a value', (_name, value) => {
    expect(() => js`f(${value})`).toThrow(TypeError)
    expect(() => js`f(${value})`).toThrow(/^js`` expected a value that JSON can carry, got /)
  })

  test('js`...` is refused as a child and in attributes that are not code', () => {
    expect(() => render(P(js`x` as never))).toThrow(
      /^<p> expected children .*: js`\.\.\.` belongs in <script> and in event attributes$/,
    )
    expect(() => render(Div({ title: js`x` as never }))).toThrow(
      /^<div> expected title to be a string/,
    )
  })
})

describe('data in code', () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        '`',
        '\\',
        '${',
        '</script>',
        '<!--',
        '-->',
        '*/',
        '//',
        '\n',
        '\u2028',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })

  test('data stays data in a script', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(evaluate(inScript(js`[${text}, 1]`))).toEqual([text, 1])
      }),
    )
  })

  test('data stays data in an event attribute, which HTML decodes first', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(evaluate(inAttribute(js`[${text}, 1]`))).toEqual([text, 1])
      }),
    )
  })

  test('data of any shape that JSON has stays data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = evaluate(inScript(js`JSON.stringify(${value})`)) as string
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('data stays data beside closed quotes, templates, regular expressions and comments', () => {
    fc.assert(
      fc.property(anyText, (x) => {
        const code = js`
          // it's "a" comment
          /* and \`another\` */
          const re = /["'\`/]/.test('"') ? /[/"]/ : 4 / 2 / 1; let i = 4; i++ / 2; i = (i) / 2
          if (i) /'/.test(re)
          for (const c of "a") /"/.test(c)
          ;[${x}, '"' + ${x} + "'", \`\${${x}}\`, \`{\${{ a: ${x} }.a}}\`]`
        expect(evaluate(inScript(code))).toEqual([x, `"${x}'`, x, `{${x}}`])
      }),
    )
  })
})

describe('a hole where no literal can stand', () => {
  const x = 'x'

  test.each<[string, string, () => unknown]>([
    ['in double quotes', 'string', () => js`f("Hello ${x}")`],
    ['in single quotes', 'string', () => js`f('Hello ${x}')`],
    ['in quotes behind an escaped one', 'string', () => js`f("\"${x}")`],
    ['in quotes that hold the other ones', 'string', () => js`f('"' + "'${x}")`],
    ['in a template literal', 'template literal', () => js`f(\`Hello ${x}\`)`],
    [
      'in a template literal behind a hole of its own',
      'template literal',
      () => js`\`\${a} ${x}\``,
    ],
    ['in a template literal inside of another', 'template literal', () => js`\`\${\`${x}\`}\``],
    ['in quotes in the hole of one', 'string', () => js`\`\${'${x}'}\``],
    ['in a line comment', 'comment', () => js`f() // ${x}`],
    ['in a block comment', 'comment', () => js`/* a * ${x} */`],
    ['in a regular expression', 'regular expression', () => js`/${x}/`],
    ['in one behind =', 'regular expression', () => js`a = /b${x}/`],
    ['in one behind return', 'regular expression', () => js`return /b${x}/`],
    ['in one behind if ()', 'regular expression', () => js`if (f(a)) /${x}/.test(s)`],
    ['in one behind while ()', 'regular expression', () => js`while(a) /${x}/.test(s)`],
    ['in one behind }', 'regular expression', () => js`{ a } /${x}/.test(s)`],
    ['in one behind a division', 'regular expression', () => js`a / /re${x}/`],
    ['in one behind a keyword at a hole', 'regular expression', () => js`${x}in /re${x}/`],
    ['in one behind a keyword at a string', 'regular expression', () => js`"a"in /re${x}/`],
    ['in one behind a keyword that is spread', 'regular expression', () => js`[...typeof /${x}/]`],
    ['behind a property with the name of a keyword', 'string', () => js`a. in / 2 + '/${x}'`],
    ['behind a private one', 'string', () => js`this.#in / 2 + '/${x}'`],
    ['behind a name that ends as a keyword', 'string', () => js`éin / 2 + '/${x}'`],
    ['in a class of one', 'regular expression', () => js`/[/${x}]/`],
    ['behind a hole that is well placed', 'string', () => js`f(${x}, "${x}")`],
    ['behind a slash that divides', 'string', () => js`a / 2 / "${x}"`],
    ['behind a regular expression with a quote', 'string', () => js`if (a) /"/.test(s) + "${x}"`],
    ['behind a division of i++ with a quote', 'string', () => js`i++ / '/' + '${x}'`],
  ])('js`...` refuses a hole where no literal can stand: %s', (_name, where, write) => {
    expect(write).toThrow(TypeError)
    expect(write).toThrow(`js\`\` got a value inside a ${where}, near "`)
    expect(write).toThrow(/: write it outside, as in js`greet\("Hello " \+ \$\{name\}\)`/)
  })

  test.each<[string, () => JsCode]>([
    ['a division', () => js`a / ${x} / b`],
    ['a division behind )', () => js`(a) / ${x}`],
    ['a division behind f()', () => js`iff(a) / ${x}`],
    ['a division behind ]', () => js`a[0] / ${x}`],
    ['a division behind i++', () => js`i++ / ${x}`],
    ['a division behind a string', () => js`"a" / ${x}`],
    ['a division behind a hole', () => js`${x} / ${x}`],
    ['the hole of a template literal', () => js`\`a \${f({ a: {} }, ${x})} b\``],
    ['the code behind a comment', () => js`/* a */ f(${x}) // "`],
    [
      'the line behind a comment',
      () => js`// "
      f(${x})`,
    ],
  ])('js`...` takes a hole in %s', (_name, write) => {
    expect(write().source).toContain('"x"')
  })

  test('js`...` refuses a misplaced hole each time the line runs', () => {
    const write = () => js`"${x}"`
    expect(write).toThrow(TypeError)
    expect(write).toThrow(TypeError)
  })
})

describe('code that would end its <script>', () => {
  test.each(['</script>', '</SCRIPT >', '<!--', 'a</script'])(
    'code is refused that would end its <script>: %s',
    (text) => {
      expect(() => render(Script(raw(`f("${text}")`)))).toThrow(
        /^<script> got code that holds "(?:<\/script|<!--)", where HTML would end or comment out/i,
      )
    },
  )

  test('code that would end its <script> is refused when pieces make it so', () => {
    expect(() => render(Script(raw('</scr'), raw('ipt>')))).toThrow(/^<script> got code that holds/)
    expect(() => render(Script(js`"</script>"`))).toThrow(/^<script> got code that holds/)
  })
})

test('a hole behind "} /", which may be a division or a regular expression, is refused', () => {
  const name = `'+alert(1)+'`
  expect(() => js`x = {b: 2} / 2; log("1/2 ${name}")`).toThrow(TypeError)
  expect(() => js`x = {b: 2} / 2 + 1 / ${name}`).toThrow('"}" before "/"')
  expect(() => js`x = rate.in / 2; log('a/b ${name}')`).toThrow('inside a string')
  expect(js`x = ${name}; y = {b: 2} / 2`.source).toContain('/ 2')
})

test.each(['of', 'await', 'yield'])(
  'a hole behind "%s /", which may be a division or a regular expression, is refused',
  (word) => {
    const x = 'x'
    const strings = (code: string) => Object.assign([code, ''], { raw: [code, ''] })
    expect(() => js(strings(`${word} / 2; f("/ `) as never, x)).toThrow(`"${word}" before "/"`)
    expect(() => js(strings(`${word} /a/.b, `) as never, x)).toThrow(`"${word}" before "/"`)
    expect(js(strings(`a.${word} / 2 + `) as never, x).source).toBe(`a.${word} / 2 + "x"`)
  },
)

test('js`...` refuses a hole behind a comment that only scripts know, not modules', () => {
  const x = ''
  expect(
    () => js`
    <!-- it's
    f('${x}')`,
  ).toThrow('"<!--"')
  expect(
    () => js`a
    --> it's
    f('${x}')`,
  ).toThrow(TypeError)
  expect(
    () => js`
    --> "
    f("${x}")`,
  ).toThrow('"-->"')
  expect(
    () => js`#! it's "
    f('${x}')`,
  ).toThrow('"#!"')
  expect(js`while (n --> 0 && (m)-->0 && a[0] --> 0) f(${x})`.source).toContain('f("")')
})

test('js`...` knows a division behind many spaces', () => {
  expect(() => js`a                / 2 + "${1}"`).toThrow('inside a string')
})

test('data stays data in a <script> inside an <svg>, which decodes its text', () => {
  const [[, , [, , code]]] = domOf(
    render(element('svg')(Script(js`f(${'&quot;+alert(1)+&quot;'})`))) as string,
  ) as [[string, object, DomElement]]
  expect(code).toBe('f("\\u0026quot;+alert(1)+\\u0026quot;")')
})

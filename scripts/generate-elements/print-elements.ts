import { defineElement } from '../../lib/html/elements/element-definition'
import { type Element, elements, mathmlElements } from './elements'
import { ALL, attributesName, docOf, header, isHtml, needsInterface } from './print-interface'

export function elementsFile(): string {
  const types = elements.map(attributesName)
  return `${header(ALL)}
import type { CssCode } from '../text/css-code'
import type { JsCode } from '../text/js-code'
import { element } from './element'
import type { CodeElementFunction, ElementFunction, VoidElementFunction } from './element-function'
${importAttributes('../element-attributes', types)}
// Named after their tags; where JavaScript already has the name (\`Object\`, \`Map\`), \`Element\`
// is added.
${elements
  .map(
    (one) =>
      `${docOf(one)}export const ${one.name}: ${functionType(one)}${attributesName(one)}> = element('${one.tag}')`,
  )
  .join('\n\n')}
`
}

export function intrinsicFile(): string {
  const all = [...elements, ...mathmlElements]
  return `${header(ALL)}
import type { CustomElementAttributes } from '../element-attributes/custom-element-attributes'
import type { CssCode } from '../text/css-code'
import type { JsCode } from '../text/js-code'
import type { CodeElementFunction, ComponentProps, ElementFunction, VoidElementFunction } from '../elements/element-function'
${importAttributes('../element-attributes', all.map(attributesName))}
/** The props that JSX takes on every element and component. */
export interface Keyed {
  /** Ignored: a rendered list never changes. */
  readonly key?: string | number | bigint | null
}

type Props<Component> = Keyed & ComponentProps<Component, never>
type Parent<Attributes> = Props<ElementFunction<Attributes>>
type Void<Attributes> = Props<VoidElementFunction<Attributes>>
type Code<Language extends JsCode | CssCode, A> = Props<CodeElementFunction<Language, A>>

/** The tags that JSX knows, with the attributes and children of each. */
export interface IntrinsicElements {
  /** A custom element. */
  readonly [tag: \`\${string}-\${string}\`]: Parent<CustomElementAttributes>
${all.map((one) => `${docOf(one)}readonly '${one.tag}': ${kind(one, 'Void<', `Code<${language(one)}, `, 'Parent<')}${attributesName(one)}>`).join('\n')}
}
`
}

function functionType(element: Element): string {
  const code = `CodeElementFunction<${language(element)}, `
  return kind(element, 'VoidElementFunction<', code, 'ElementFunction<')
}

function language({ tag }: Element): string {
  return tag === 'script' ? 'JsCode' : 'CssCode'
}

function kind({ tag }: Element, ofVoid: string, ofCode: string, other: string): string {
  const { content } = defineElement(tag, 'generate')
  return content === 'void' ? ofVoid : content === 'code' ? ofCode : other
}

function importAttributes(folder: string, names: readonly string[]): string {
  const homes = new Map<string, string>()
  homes.set('GlobalAttributes', 'global-attributes')
  homes.set('SvgGlobalAttributes', 'svg-attributes')
  homes.set('MathmlGlobalAttributes', 'mathml-attributes')
  for (const one of elements) {
    if (needsInterface(one))
      homes.set(attributesName(one), `${isHtml(one) ? 'html' : 'svg'}-attributes`)
  }
  for (const one of mathmlElements) {
    if (needsInterface(one)) homes.set(attributesName(one), 'mathml-attributes')
  }
  return [...new Set(homes.values())]
    .map((file) => {
      const used = [...new Set(names)].filter((name) => homes.get(name) === file)
      return used.length && `import type { ${used.sort().join(', ')} } from '${folder}/${file}'\n`
    })
    .filter(Boolean)
    .join('')
}

import { types } from 'node:util'
import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import { makeElement } from '../elements/element'
import type { Attributes, AttributeValue } from '../nodes/attribute-values'
import { type Child, isChildIterable, isPromiseLike, toPromise } from '../nodes/child'
import { ElementNode, FragmentNode } from '../nodes/element-node'
import { ignoreRejectionsIn, orIgnoreRejections } from '../nodes/ignore-rejections'
import { type ContentVisitor, Markup, RawNode, visitContent } from '../nodes/markup'
import { ScopeNode } from '../nodes/scope-node'
import { TemplateNode } from '../nodes/template-node'
import { isHiddenOfCheckbox } from './checkbox-x'

type FormValue = string | number | bigint | boolean | null | undefined

/** Values by the names of fields. `undefined` leaves a field as it is, `null` empties it. */
export type FormValues = ValuesOf<string> | URLSearchParams

/** By the names that an object has: one of an `interface` has no index signature. */
type ValuesOf<Name extends PropertyKey> = {
  readonly [N in Name]?: FormValue | readonly FormValue[]
}

/**
 * A copy of a form with values in its fields. A text field, `<textarea>` and a hidden field have the
 * value as it is, or the last one of an array; a checkbox is checked by `true`, by its own value, and
 * by an array that has it; a radio button and an `<option>` by their own value. Fields for passwords
 * and files stay as they are. A field `tags[]` has the values of `tags`, if none are of its own name:
 * so Express reads what it sends. Values of `user[name]` are given by just this name.
 *
 * Components and promises are filled when they are rendered.
 *
 * @throws TypeError if the form is no markup; when it is rendered, for fields that it cannot see:
 * those in the text of an `html` template or of `raw()`. Values that no field can have, as a request
 * may send them, throw one with `status` 400.
 * @example
 * fillForm(Form(Input({ name: 'email' })), { email: 'ada@example.com' })
 */
export function fillForm<Values extends ValuesOf<keyof Values>>(
  form: Markup,
  values: Values | URLSearchParams,
): Markup {
  return orIgnoreRejections([form, values], () => filled(form, values))
}

function filled(form: Markup, values: unknown): Markup {
  if (!(form instanceof Markup)) {
    throw new TypeError(`fillForm() expected a form, got ${describeValue(form)}`)
  }
  if (!hasNames(values)) {
    throw refusal(`fillForm() expected values by name, got ${describeValue(values)}`, values)
  }
  return fill(form, { values: values as FormValues }) as Markup
}

/** What has its values elsewhere than in properties would fill nothing, and nobody would notice. */
function hasNames(values: unknown): boolean {
  if (values instanceof URLSearchParams) return true
  if (typeof values !== 'object' || values === null) return false
  return !(Symbol.iterator in values || isPromiseLike(values) || types.isDate(values))
}

/** What a body parser can make of a request is the client's mistake: Express reads the status. */
function refusal(message: string, got: unknown): TypeError {
  const error = new TypeError(message)
  const couldBeSent = Array.isArray(got) || isPlainObject(got)
  return couldBeSent ? Object.assign(error, { status: 400 }) : error
}

interface Filling {
  readonly values: FormValues
  /** The values of the `<select>` around, if it is filled. */
  readonly selected?: readonly string[]
}

function fill(content: Child, filling: Filling): Child {
  if (content instanceof ElementNode) return fillElement(content, filling)
  if (Array.isArray(content)) return content.map((child) => fill(child, filling))
  if (content instanceof FragmentNode) {
    return new FragmentNode(fill(content.children as Child, filling))
  }
  if (content instanceof TemplateNode) return fillTemplate(content, filling)
  if (content instanceof RawNode) {
    refuseHiddenFields(content.html, 'raw()')
    return content
  }
  if (content instanceof ScopeNode) return content.withContent((child) => fill(child, filling))
  return isPromiseLike(content) || isChildIterable(content)
    ? new FilledLater(content, filling)
    : content
}

/** Content that may be read only once, when it is rendered. */
class FilledLater extends ScopeNode {
  constructor(
    readonly content: PromiseLike<Child> | Iterable<Child>,
    readonly filling: Filling,
  ) {
    super()
  }

  enter(): Child {
    const { content, filling } = this
    return isPromiseLike(content)
      ? toPromise(content).then((child) => fill(child, filling))
      : Array.from(content, (child) => fill(child, filling))
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.content)
  }
}

function fillTemplate({ template, values }: TemplateNode, filling: Filling): Markup {
  refuseHiddenFields(
    [...template.steps, template.end].map(({ text }) => text).join(' '),
    'an html`` template',
  )
  const filled = [...values]
  for (const { hole } of template.steps) {
    if (hole.kind === 'child') {
      filled[hole.plain] = fill(values[hole.plain] as Child, filling)
    }
  }
  return new TemplateNode(template, filled)
}

function refuseHiddenFields(html: string, place: string): void {
  const field = /<(?:input|select|option|textarea)\b/i.exec(html)
  if (!field) return
  throw new TypeError(
    `fillForm() expected fields that it can see, got ${field[0]}> in ${place}: ` +
      'write it as an element of its own, as Input({ name }) or <input name={name}>',
  )
}

function fillElement(node: ElementNode, filling: Filling): Markup {
  const { definition, children } = node
  const attributes = node.attributes ?? definition.preset?.attributes ?? {}
  const given = valuesOf(filling.values, attributes.name)
  const last = given?.at(-1)
  switch (definition.tag) {
    case 'input':
      return given && !isHiddenOfCheckbox(node) ? fillInput(node, attributes, given) : node
    case 'textarea':
      if (!given) return node
      ignoreRejectionsIn(children)
      return copy(node, attributes, last ?? '')
    case 'select': {
      const selected = attributes.multiple ? given : given?.slice(-1)
      const own = { values: filling.values, ...(selected && { selected: texts(selected) }) }
      return copy(node, attributes, fill(children as Child, own))
    }
    case 'option': {
      if (!filling.selected) return node
      const isSelected = filling.selected.includes(valueOfOption(attributes, children))
      return copy(node, { ...attributes, selected: isSelected }, children)
    }
  }
  if (definition.content !== 'children' && definition.content !== 'preformatted') return node
  return copy(node, attributes, fill(children as Child, filling))
}

function fillInput(node: ElementNode, attributes: Attributes, given: readonly FormValue[]): Markup {
  const { type = 'text', value = 'on' } = attributes
  switch (String(type).toLowerCase()) {
    case 'checkbox': {
      const checked = given.includes(true) || texts(given).includes(String(value))
      return copy(node, { ...attributes, checked }, undefined)
    }
    case 'radio': {
      const checked = texts(given.slice(-1)).includes(String(value))
      return copy(node, { ...attributes, checked }, undefined)
    }
    case 'file':
    case 'password':
    case 'submit':
    case 'button':
    case 'reset':
    case 'image':
      return node
    default: {
      const last = given.at(-1)
      const text = last === null || last === undefined ? null : String(last)
      return copy(node, { ...attributes, value: text }, undefined)
    }
  }
}

function copy(node: ElementNode, attributes: Attributes, children: unknown): Markup {
  const { definition } = node
  return makeElement(definition.preset?.base ?? definition, attributes, children)
}

/** The values of a name; nothing for a field that stays as it is. */
function valuesOf(values: FormValues, name: AttributeValue): readonly FormValue[] | undefined {
  if (typeof name !== 'string') return undefined
  const own = valuesByName(values, name)
  return own === undefined && name.endsWith('[]') ? valuesByName(values, name.slice(0, -2)) : own
}

function valuesByName(values: FormValues, name: string): readonly FormValue[] | undefined {
  if (values instanceof URLSearchParams) return values.has(name) ? values.getAll(name) : undefined
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) return undefined
  const list = (Array.isArray(value) ? value : [value]) as readonly FormValue[]
  for (const item of list) {
    if (typeof item === 'object' && item !== null) {
      throw refusal(
        `fillForm() expected the value of ${JSON.stringify(name)} to be text, a number, a boolean, ` +
          `null or an array of these, got ${describeValue(item)}: check what a request sent, or ` +
          'make text of it',
        item,
      )
    }
  }
  return list
}

function texts(values: readonly FormValue[]): string[] {
  return values.filter((value) => value !== null && value !== undefined).map(String)
}

/** Its attribute, or its text without white space around it: so HTML reads it. */
function valueOfOption({ value }: Attributes, children: unknown): string {
  if (value !== undefined && value !== null) return String(value)
  return textOf(children).trim().replace(/\s+/g, ' ')
}

function textOf(content: unknown): string {
  if (content === null || content === undefined || typeof content === 'boolean') return ''
  if (Array.isArray(content)) return content.map(textOf).join('')
  if (content instanceof FragmentNode || content instanceof ElementNode) {
    return textOf(content.children)
  }
  if (typeof content === 'object') {
    throw new TypeError(
      `fillForm() expected the text of an <option>, or its value, got ${describeValue(content)}: ` +
        'give it a value',
    )
  }
  return String(content)
}

import { describeValue } from '../../checks/describe-value'
import { makeElement } from '../elements/element'
import type { Attributes } from '../nodes/attribute-values'
import { type Child, isChildIterable, isPromiseLike, toPromise } from '../nodes/child'
import { ElementNode, FragmentNode } from '../nodes/element-node'
import { ignoreRejectionsIn, orIgnoreRejections } from '../nodes/ignore-rejections'
import { type ContentVisitor, Markup, RawNode, visitContent } from '../nodes/markup'
import { ScopeNode } from '../nodes/scope-node'
import { TemplateNode } from '../nodes/template-node'
import { isHiddenOfCheckbox } from './checkbox-x'
import {
  checkFormValues,
  type FormValue,
  type FormValues,
  textsOf,
  type ValuesOf,
  valuesOfField,
} from './form-values'
import { optionText } from './option-text'

/**
 * Copies a form and puts values into its fields.
 *
 * - A text field, a `<textarea>` and a hidden field get the value, or the last one of an array.
 * - A checkbox is checked by `true`, by its own value, and by an array that holds its value.
 * - A radio button and an `<option>` are chosen by their own value.
 * - Fields for passwords and files stay as they are.
 * - A field `tags[]` gets the values of `tags`, unless there are values for `tags[]`: Express reads
 *   the field under that name. The values of a field `user[name]` need just this name.
 *
 * Components and promises are filled when they are rendered.
 *
 * @throws TypeError if the form is not markup, or a value is one that no field can have. If a
 * request may have sent that value, the error has `status` 400. Rendering throws a TypeError for
 * fields that fillForm() cannot see: those in the text of an `html` template or of `raw()`.
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
  checkFormValues(values)
  return fill(form, { values: values as FormValues }) as Markup
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
  const given = valuesOfField(filling.values, attributes.name)
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
      const own = { values: filling.values, ...(selected && { selected: textsOf(selected) }) }
      return copy(node, attributes, fill(children as Child, own))
    }
    case 'option': {
      if (!filling.selected) return node
      const { value } = attributes
      const own = value === undefined || value === null ? optionText(children) : String(value)
      return copy(node, { ...attributes, selected: filling.selected.includes(own) }, children)
    }
  }
  if (definition.content !== 'children' && definition.content !== 'preformatted') return node
  return copy(node, attributes, fill(children as Child, filling))
}

function fillInput(node: ElementNode, attributes: Attributes, given: readonly FormValue[]): Markup {
  const { type = 'text', value = 'on' } = attributes
  switch (String(type).toLowerCase()) {
    case 'checkbox': {
      const checked = given.includes(true) || textsOf(given).includes(String(value))
      return copy(node, { ...attributes, checked }, undefined)
    }
    case 'radio': {
      const checked = textsOf(given.slice(-1)).includes(String(value))
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

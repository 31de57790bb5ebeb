import {
  Button,
  Div,
  Form,
  Input,
  Label,
  type Markup,
  Option,
  P,
  prerender,
  Select,
  Small,
  Textarea,
} from 'ft-response'
import type {
  AreaField,
  CheckField,
  Field,
  SelectField,
  Settings,
  TextField,
} from '../../data/form'

const BUTTONS = prerender(
  Div(
    { class: 'buttons' },
    Button({ class: 'button primary', type: 'submit', name: 'do', value: 'save' }, 'Save'),
    Button({ class: 'button', type: 'reset' }, 'Reset'),
  ),
)

export function form({ action, csrf, fields }: Settings): Markup {
  return Form(
    {
      class: 'settings',
      id: 'settings',
      action,
      method: 'post',
      enctype: 'multipart/form-data',
      novalidate: true,
      hxPost: action,
      hxTarget: '#settings',
      hxSwap: 'outerHTML',
    },
    Input({ type: 'hidden', name: 'csrf', value: csrf }),
    fields.map(fieldGroup),
    BUTTONS,
  )
}

function fieldGroup(field: Field): Markup {
  return Div(
    { class: field.error ? 'field has-error' : 'field', dataField: field.name },
    Label({ for: field.id }, field.label),
    control(field),
    Small({ id: `${field.id}-hint`, class: 'hint' }, field.hint),
    field.error ? P({ id: `${field.id}-error`, class: 'error', role: 'alert' }, field.error) : null,
  )
}

function control(field: Field): Markup {
  switch (field.kind) {
    case 'select':
      return selectControl(field)
    case 'check':
      return checkControl(field)
    case 'area':
      return areaControl(field)
    default:
      return textControl(field)
  }
}

function textControl(field: TextField): Markup {
  return Input({
    class: 'input',
    id: field.id,
    name: field.name,
    type: field.type,
    value: field.value,
    placeholder: field.placeholder,
    maxlength: field.maxlength,
    autocomplete: field.autocomplete,
    required: field.required,
    disabled: field.disabled,
    readonly: field.readonly,
    ariaDescribedby: `${field.id}-hint`,
    ariaInvalid: field.error !== '',
    hxGet: field.check,
    hxTrigger: 'change delay:300ms',
    hxTarget: 'next .hint',
    dataInitial: field.value,
  })
}

function selectControl(field: SelectField): Markup {
  return Select(
    {
      class: 'input select',
      id: field.id,
      name: field.name,
      required: field.required,
      disabled: field.disabled,
      ariaDescribedby: `${field.id}-hint`,
      ariaInvalid: field.error !== '',
      hxGet: '/settings/hint',
      hxInclude: 'this',
      hxTarget: field.target,
    },
    field.options.map(({ value, label }) =>
      Option({ value, selected: value === field.value }, label),
    ),
  )
}

function checkControl(field: CheckField): Markup {
  return Input({
    class: 'switch',
    id: field.id,
    name: field.name,
    type: 'checkbox',
    value: 'on',
    checked: field.checked,
    required: field.required,
    disabled: field.disabled,
    ariaDescribedby: `${field.id}-hint`,
    hxPut: field.save,
    hxVals: `{"name":"${field.name}"}`,
    hxIndicator: '#saving',
  })
}

function areaControl(field: AreaField): Markup {
  return Textarea(
    {
      class: 'input area',
      id: field.id,
      name: field.name,
      rows: field.rows,
      maxlength: field.maxlength,
      required: field.required,
      disabled: field.disabled,
      ariaDescribedby: `${field.id}-hint`,
      ariaInvalid: field.error !== '',
      spellcheck: true,
    },
    field.value,
  )
}

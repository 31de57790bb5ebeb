import { html } from 'ghtml'
import type {
  AreaField,
  CheckField,
  Field,
  SelectField,
  Settings,
  TextField,
} from '../../data/settings'

export function formPage({ action, csrf, fields }: Settings): string {
  return html`<form class="settings" id="settings" action="${action}" method="post"
    enctype="multipart/form-data" novalidate hx-post="${action}" hx-target="#settings"
    hx-swap="outerHTML">
    <input type="hidden" name="csrf" value="${csrf}">
    !${fields.map(fieldGroup)}
    <div class="buttons">
      <button class="button primary" type="submit" name="do" value="save">Save</button>
      <button class="button" type="reset">Reset</button>
    </div>
  </form>`
}

function fieldGroup(field: Field): string {
  const { id, name, label, hint, error } = field
  return html`<div class="${error ? 'field has-error' : 'field'}" data-field="${name}">
    <label for="${id}">${label}</label>
    !${control(field)}
    <small id="${id}-hint" class="hint">${hint}</small>
    !${error ? html`<p id="${id}-error" class="error" role="alert">${error}</p>` : ''}
  </div>`
}

function control(field: Field): string {
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

function flags({ required, disabled }: Field): string {
  return (required ? ' required' : '') + (disabled ? ' disabled' : '')
}

function textControl(field: TextField): string {
  return html`<input class="input" id="${field.id}" name="${field.name}" type="${field.type}"
    value="${field.value}" placeholder="${field.placeholder}" maxlength="${field.maxlength}"
    autocomplete="${field.autocomplete}" ${flags(field)} ${field.readonly ? 'readonly' : ''}
    aria-describedby="${field.id}-hint"
    aria-invalid="${field.error !== ''}" hx-get="${field.check}" hx-trigger="change delay:300ms"
    hx-target="next .hint" data-initial="${field.value}">`
}

function selectControl(field: SelectField): string {
  return html`<select class="input select" id="${field.id}" name="${field.name}"
    ${flags(field)} aria-describedby="${field.id}-hint"
    aria-invalid="${field.error !== ''}" hx-get="/settings/hint" hx-include="this"
    hx-target="${field.target}">
    !${field.options.map(
      ({ value, label }) =>
        html`<option value="${value}" ${value === field.value ? 'selected' : ''}>${label}</option>`,
    )}
  </select>`
}

function checkControl(field: CheckField): string {
  return html`<input class="switch" id="${field.id}" name="${field.name}" type="checkbox"
    value="on" ${field.checked ? 'checked' : ''}
    ${flags(field)} aria-describedby="${field.id}-hint" hx-put="${field.save}"
    hx-vals="${`{"name":"${field.name}"}`}" hx-indicator="#saving">`
}

function areaControl(field: AreaField): string {
  return html`<textarea class="input area" id="${field.id}" name="${field.name}"
    rows="${field.rows}" maxlength="${field.maxlength}" ${flags(field)} aria-describedby="${field.id}-hint"
    aria-invalid="${field.error !== ''}" spellcheck="true">${field.value}</textarea>`
}

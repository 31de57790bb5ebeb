import type {
  AreaField,
  CheckField,
  Field,
  SelectField,
  Settings,
  TextField,
} from '../../data/form'
import { escapeHtml } from './escape-html'
import type { Sink } from './sink'

export function form({ action, csrf, fields }: Settings, sink: Sink): string {
  const url = escapeHtml(action)
  let html = `<form class="settings" id="settings" action="${url}" method="post"
      enctype="multipart/form-data" novalidate hx-post="${url}" hx-target="#settings"
      hx-swap="outerHTML">
    <input type="hidden" name="csrf" value="${escapeHtml(csrf)}">`
  for (const field of fields) {
    html += fieldGroup(field)
    if (html.length > sink.limit) html = sink.cut(html)
  }
  return `${html}<div class="buttons">
      <button class="button primary" type="submit" name="do" value="save">Save</button>
      <button class="button" type="reset">Reset</button>
    </div>
  </form>`
}

function fieldGroup(field: Field): string {
  const id = escapeHtml(field.id)
  const { error } = field
  return `<div class="${error ? 'field has-error' : 'field'}" data-field="${escapeHtml(field.name)}">
    <label for="${id}">${escapeHtml(field.label)}</label>
    ${control(field)}
    <small id="${id}-hint" class="hint">${escapeHtml(field.hint)}</small>
    ${error ? `<p id="${id}-error" class="error" role="alert">${escapeHtml(error)}</p>` : ''}
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
  const id = escapeHtml(field.id)
  const value = escapeHtml(field.value)
  return `<input class="input" id="${id}" name="${escapeHtml(field.name)}" type="${escapeHtml(field.type)}"
    value="${value}" placeholder="${escapeHtml(field.placeholder)}" maxlength="${field.maxlength}"
    autocomplete="${escapeHtml(field.autocomplete)}"${flags(field)}${field.readonly ? ' readonly' : ''}
    aria-describedby="${id}-hint" aria-invalid="${field.error ? 'true' : 'false'}"
    hx-get="${escapeHtml(field.check)}" hx-trigger="change delay:300ms" hx-target="next .hint"
    data-initial="${value}">`
}

function selectControl(field: SelectField): string {
  const id = escapeHtml(field.id)
  let html = `<select class="input select" id="${id}" name="${escapeHtml(field.name)}"${flags(field)}
    aria-describedby="${id}-hint" aria-invalid="${field.error ? 'true' : 'false'}"
    hx-get="/settings/hint" hx-include="this" hx-target="${escapeHtml(field.target)}">`
  for (const { value, label } of field.options) {
    const selected = value === field.value ? ' selected' : ''
    html += `<option value="${escapeHtml(value)}"${selected}>${escapeHtml(label)}</option>`
  }
  return `${html}</select>`
}

function checkControl(field: CheckField): string {
  const id = escapeHtml(field.id)
  const name = escapeHtml(field.name)
  return `<input class="switch" id="${id}" name="${name}" type="checkbox"
    value="on"${field.checked ? ' checked' : ''}${flags(field)} aria-describedby="${id}-hint"
    hx-put="${escapeHtml(field.save)}" hx-vals="{&quot;name&quot;:&quot;${name}&quot;}"
    hx-indicator="#saving">`
}

function areaControl(field: AreaField): string {
  const id = escapeHtml(field.id)
  return `<textarea class="input area" id="${id}" name="${escapeHtml(field.name)}"
    rows="${field.rows}" maxlength="${field.maxlength}"${flags(field)}
    aria-describedby="${id}-hint" aria-invalid="${field.error ? 'true' : 'false'}"
    spellcheck="true">${escapeHtml(field.value)}</textarea>`
}

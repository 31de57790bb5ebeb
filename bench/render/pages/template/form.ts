import { html, type Markup } from 'ft-response'
import type {
  AreaField,
  CheckField,
  Field,
  SelectField,
  Settings,
  TextField,
} from '../../data/form'

export function form({ action, csrf, fields }: Settings): Markup {
  return html`<form class="settings" id="settings" action="${action}" method="post"
    enctype="multipart/form-data" novalidate hx-post="${action}" hx-target="#settings"
    hx-swap="outerHTML">
    <input type="hidden" name="csrf" value="${csrf}">
    ${fields.map(fieldGroup)}
    <div class="buttons">
      <button class="button primary" type="submit" name="do" value="save">Save</button>
      <button class="button" type="reset">Reset</button>
    </div>
  </form>`
}

function fieldGroup(field: Field): Markup {
  const { id, name, label, hint, error } = field
  return html`<div class="${error ? 'field has-error' : 'field'}" data-field="${name}">
    <label for="${id}">${label}</label>
    ${control(field)}
    <small id="${id}-hint" class="hint">${hint}</small>
    ${error ? html`<p id="${id}-error" class="error" role="alert">${error}</p>` : null}
  </div>`
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
  return html`<input class="input" id="${field.id}" name="${field.name}" type="${field.type}"
    value="${field.value}" placeholder="${field.placeholder}" maxlength="${field.maxlength}"
    autocomplete="${field.autocomplete}" required=${field.required} disabled=${field.disabled}
    readonly=${field.readonly} aria-describedby="${field.id}-hint"
    aria-invalid=${field.error !== ''} hx-get="${field.check}" hx-trigger="change delay:300ms"
    hx-target="next .hint" data-initial="${field.value}">`
}

function selectControl(field: SelectField): Markup {
  return html`<select class="input select" id="${field.id}" name="${field.name}"
    required=${field.required} disabled=${field.disabled} aria-describedby="${field.id}-hint"
    aria-invalid=${field.error !== ''} hx-get="/settings/hint" hx-include="this"
    hx-target="${field.target}">
    ${field.options.map(
      ({ value, label }) =>
        html`<option value="${value}" selected=${value === field.value}>${label}</option>`,
    )}
  </select>`
}

function checkControl(field: CheckField): Markup {
  return html`<input class="switch" id="${field.id}" name="${field.name}" type="checkbox"
    value="on" checked=${field.checked} required=${field.required}
    disabled=${field.disabled} aria-describedby="${field.id}-hint" hx-put="${field.save}"
    hx-vals="${`{"name":"${field.name}"}`}" hx-indicator="#saving">`
}

function areaControl(field: AreaField): Markup {
  return html`<textarea class="input area" id="${field.id}" name="${field.name}"
    rows="${field.rows}" maxlength="${field.maxlength}" required=${field.required}
    disabled=${field.disabled} aria-describedby="${field.id}-hint"
    aria-invalid=${field.error !== ''} spellcheck="true">${field.value}</textarea>`
}

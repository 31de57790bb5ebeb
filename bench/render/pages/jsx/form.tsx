import type {
  AreaField,
  CheckField,
  Field,
  SelectField,
  Settings,
  TextField,
} from '../../data/form'

export const form = (data: Settings) => <FormPage {...data} />

function FormPage({ action, csrf, fields }: Settings) {
  return (
    <form
      class="settings"
      id="settings"
      action={action}
      method="post"
      enctype="multipart/form-data"
      novalidate
      hx-post={action}
      hx-target="#settings"
      hx-swap="outerHTML"
    >
      <input type="hidden" name="csrf" value={csrf} />
      {fields.map((field) => (
        <FieldGroup field={field} />
      ))}
      <div class="buttons">
        <button class="button primary" type="submit" name="do" value="save">
          Save
        </button>
        <button class="button" type="reset">
          Reset
        </button>
      </div>
    </form>
  )
}

function FieldGroup({ field }: { readonly field: Field }) {
  return (
    <div class={field.error ? 'field has-error' : 'field'} data-field={field.name}>
      <label for={field.id} safe>
        {field.label}
      </label>
      <Control field={field} />
      <small id={`${field.id}-hint`} class="hint" safe>
        {field.hint}
      </small>
      {field.error ? (
        <p id={`${field.id}-error`} class="error" role="alert" safe>
          {field.error}
        </p>
      ) : null}
    </div>
  )
}

function Control({ field }: { readonly field: Field }) {
  switch (field.kind) {
    case 'select':
      return <SelectControl {...field} />
    case 'check':
      return <CheckControl {...field} />
    case 'area':
      return <AreaControl {...field} />
    default:
      return <TextControl {...field} />
  }
}

function TextControl(field: TextField) {
  return (
    <input
      class="input"
      id={field.id}
      name={field.name}
      type={field.type}
      value={field.value}
      placeholder={field.placeholder}
      maxlength={field.maxlength}
      autocomplete={field.autocomplete}
      required={field.required}
      disabled={field.disabled}
      readonly={field.readonly}
      aria-describedby={`${field.id}-hint`}
      aria-invalid={field.error ? 'true' : 'false'}
      hx-get={field.check}
      hx-trigger="change delay:300ms"
      hx-target="next .hint"
      data-initial={field.value}
    />
  )
}

function SelectControl({
  id,
  name,
  value,
  options,
  target,
  required,
  disabled,
  error,
}: SelectField) {
  return (
    <select
      class="input select"
      id={id}
      name={name}
      required={required}
      disabled={disabled}
      aria-describedby={`${id}-hint`}
      aria-invalid={error ? 'true' : 'false'}
      hx-get="/settings/hint"
      hx-include="this"
      hx-target={target}
    >
      {options.map((option) => (
        <option value={option.value} selected={option.value === value} safe>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function CheckControl({ id, name, checked, save, required, disabled }: CheckField) {
  return (
    <input
      class="switch"
      id={id}
      name={name}
      type="checkbox"
      value="on"
      checked={checked}
      required={required}
      disabled={disabled}
      aria-describedby={`${id}-hint`}
      hx-put={save}
      hx-vals={`{"name":"${name}"}`}
      hx-indicator="#saving"
    />
  )
}

function AreaControl({ id, name, value, rows, maxlength, required, disabled, error }: AreaField) {
  return (
    <textarea
      class="input area"
      id={id}
      name={name}
      rows={rows}
      maxlength={maxlength}
      required={required}
      disabled={disabled}
      aria-describedby={`${id}-hint`}
      aria-invalid={error ? 'true' : 'false'}
      spellcheck="true"
      safe
    >
      {value}
    </textarea>
  )
}

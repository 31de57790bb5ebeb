import { Random } from '../../../__tests__/support/random'
import { sentence, token, words } from './text'

/** A form of forty fields. */
export interface Settings {
  readonly action: string
  readonly csrf: string
  readonly fields: readonly Field[]
}

interface Base {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly error: string
  readonly required: boolean
  readonly disabled: boolean
}

export interface TextField extends Base {
  readonly kind: 'text'
  readonly type: 'text' | 'email' | 'tel' | 'url' | 'number'
  readonly value: string
  readonly placeholder: string
  readonly maxlength: number
  readonly autocomplete: string
  readonly readonly: boolean
  readonly check: string
}

export interface SelectField extends Base {
  readonly kind: 'select'
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly target: string
}

export interface CheckField extends Base {
  readonly kind: 'check'
  readonly checked: boolean
  readonly save: string
}

export interface AreaField extends Base {
  readonly kind: 'area'
  readonly value: string
  readonly rows: number
  readonly maxlength: number
}

export type Field = TextField | SelectField | CheckField | AreaField

export function makeSettings(seed: number): Settings {
  const random = new Random(seed)
  return {
    action: `/accounts/${random.int(1_000, 99_999)}/settings`,
    csrf: token(random),
    fields: random.list(40, (index) => field(random, index)),
  }
}

function field(random: Random, index: number): Field {
  const name = `field_${index}`
  const base: Base = {
    id: `f-${random.int(100, 999)}-${index}`,
    name,
    label: `${words(random, 2)} & ${words(random, 1)}`,
    hint: sentence(random, 4, 9),
    error: random.chance(0.15) ? `Can't be "${words(random, 1)}"` : '',
    required: random.chance(0.5),
    disabled: random.chance(0.1),
  }
  const path = `/settings/${random.int(1_000, 9_999)}/${name}`
  switch (index % 5) {
    case 0:
      return { ...base, kind: 'select', ...choice(random), target: `#${base.id}-hint` }
    case 1:
      return { ...base, kind: 'check', checked: random.chance(0.5), save: path }
    case 2:
      return { ...base, kind: 'area', value: sentence(random), rows: 4, maxlength: 1_000 }
    default:
      return {
        ...base,
        kind: 'text',
        type: random.pick(['text', 'email', 'tel', 'url', 'number'] as const),
        value: random.chance(0.7) ? `${words(random, 2)} "${random.int(1, 99)}"` : '',
        placeholder: `e.g. ${words(random, 2)}`,
        maxlength: random.int(2, 20) * 10,
        autocomplete: random.pick(['off', 'name', 'email', 'organization']),
        readonly: random.chance(0.1),
        check: `${path}?check=1&v=${random.int(1, 9)}`,
      }
  }
}

function choice(random: Random): Pick<SelectField, 'value' | 'options'> {
  const options = random.list(5, (index) => ({
    value: `v${index}-${random.int(10, 99)}`,
    label: words(random, 2),
  }))
  return { value: random.pick(options).value, options }
}

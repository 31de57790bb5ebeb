import { describeValue } from '../../checks/describe-value'

/**
 * Writes a value as a part of a text.
 *
 * @param where the beginning of the message, as `<a href> expected a URL`.
 * @throws TypeError for a value that is not text.
 */
export function textPart(value: unknown, where: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return `${value}`
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  throw new TypeError(
    `${where} to be made of strings and numbers, got ${describeValue(value)}: what is more than ` +
      'text has to be the whole value',
  )
}

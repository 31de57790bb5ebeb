import type { Attributes } from './attributes/attributes'
import type { ClassValue } from './attributes/class-list'

/** Attributes over others. Classes are added to each other, of the rest the later one counts. */
export function mergeAttributes(attributes: Attributes, more: Attributes): Attributes {
  const { class: before, className: beforeToo, ...first } = attributes
  const { class: after, className: afterToo, ...second } = more
  const classes = [before, beforeToo, after, afterToo].filter(Boolean) as ClassValue[]
  return { ...first, ...second, ...(classes.length > 0 && { class: classes }) }
}

import { type Features, isCurrent } from './data-sets'

export const isAria = (name: string) => name.startsWith('aria-')
export const isEvent = (name: string) => /^on[a-z]/.test(name)

/** In browser-compat-data a name with an underscore describes a behaviour, not an attribute. */
export function currentNames(features: Features): string[] {
  return Object.keys(features).filter((name) => !/_/.test(name) && isCurrent(features[name]))
}

export function union(...lists: (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort(compare)
}

export function find<T extends { readonly name: string }>(list: readonly T[], name: string) {
  return list.find((one) => one.name === name)
}

export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compare(a.name, b.name)
}

// Not localeCompare: the order must not depend on the machine.
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import { makeData, type PageData, type PageName } from './data/pages'

const SETS = 8

const texts = new Map<PageName, string[]>()

/**
 * Data as a handler has it: just read from a database or a request, eight different sets in turn. An
 * object that is used again would flatter renderers that look strings up in a cache: V8 keeps the hash
 * of a string once it was asked for.
 */
export function freshData<Name extends PageName>(page: Name, count: number): PageData[Name][] {
  let sets = texts.get(page)
  if (!sets) {
    sets = Array.from({ length: SETS }, (_, seed) => JSON.stringify(makeData[page](seed + 1)))
    texts.set(page, sets)
  }
  const [first = ''] = sets
  return Array.from({ length: count }, (_, index) => JSON.parse(sets[index % SETS] ?? first))
}

import { types } from 'node:util'
import { ElementNode, FragmentNode } from '../node'

/**
 * Takes the promises of content that will not be rendered after all, so that one that rejects
 * later is no unhandled rejection, which would end the process.
 */
export function silence(content: unknown): void {
  // Promises only: of other thenables (queries of mongoose or knex) then() starts the work.
  if (types.isPromise(content)) content.then(silence, () => {})
  else if (Array.isArray(content)) content.forEach(silence)
  else if (content instanceof FragmentNode) content.children.forEach(silence)
  else if (content instanceof ElementNode) {
    content.children.forEach(silence)
    // An attribute that was not awaited is refused, and its promise may reject after that.
    if (content.attributes) Object.values(content.attributes).forEach(silence)
  }
}

import { types } from 'node:util'
import { ElementNode, FragmentNode, TemplateNode } from '../node'
import { ScopeNode } from './scope'

/**
 * Takes the promises of content that will not be rendered after all, so that one that rejects
 * later is no unhandled rejection, which would end the process.
 */
export function silence(content: unknown): void {
  // Promises only: of other thenables (queries of mongoose or knex) then() starts the work.
  if (types.isPromise(content)) content.then(silence, () => {})
  else if (Array.isArray(content)) content.forEach(silence)
  else if (content instanceof FragmentNode) silence(content.children)
  else if (content instanceof TemplateNode) content.values.forEach(silence)
  else if (content instanceof ScopeNode) content.silence(silence)
  else if (content instanceof ElementNode) {
    silence(content.children)
    // An attribute that was not awaited is refused, and its promise may reject after that.
    if (content.attributes) Object.values(content.attributes).forEach(silence)
  }
}

import { anything, type Checks, checkOptions, expects } from '../checks/check-options'
import type { PageOptions } from '../html/document/document'
import { type Child, isChildIterable } from '../html/nodes/child'

const CHECKS: Checks<PageOptions> = {
  lang: anything,
  title: anything,
  head: anything,
  layout: expects(
    'a component',
    (layout) => typeof layout === 'function',
    ': write layout: ({ children }) => Main(children)',
  ),
  bodyEnd: anything,
  htmlAttributes: anything,
  bodyAttributes: anything,
  nonce: anything,
}

/** What stands around the content of whole documents: the same for all, or said by the request. */
export type Page<Request> = PageOptions | ((req: Request) => PageOptions)

/**
 * The page of a request.
 *
 * @throws TypeError for an option that nobody reads; for a function's when it is called.
 */
export function readPage<Request>(page: Page<Request> = {}): (req: Request) => PageOptions {
  if (typeof page === 'function') {
    return (req) => {
      const answer = page(req)
      if (answer instanceof Promise) {
        answer.catch(() => {})
        throw new TypeError(
          'createFt() expected the page function to return its options, got a promise: ' +
            'ask for what it needs in a middleware, and keep it on the request',
        )
      }
      checkPage(answer, 'createFt() page function')
      return answer
    }
  }
  checkPage(page, 'createFt() page')
  const kept = { ...page, head: readOnce(page.head), bodyEnd: readOnce(page.bodyEnd) }
  return () => kept
}

function checkPage(page: PageOptions, caller: string): void {
  checkOptions(page, CHECKS, caller, 'page')
}

/** What an iterator gives, which the second request would find empty. */
function readOnce(content: Child): Child {
  return isChildIterable(content) ? Array.from(content, readOnce) : content
}

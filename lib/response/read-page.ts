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

/** The page of whole documents: the same for all requests, or a function of the request. */
export type Page<Request> = PageOptions | ((req: Request) => PageOptions)

/**
 * Returns the function that gives the page of a request.
 *
 * @throws TypeError for an unknown option. If `page` is a function, the returned function throws
 * that.
 */
export function readPage<Request>(page: Page<Request> = {}): (req: Request) => PageOptions {
  if (typeof page === 'function') {
    return (req) => {
      const answer = page(req)
      if (answer instanceof Promise) {
        answer.catch(() => {})
        throw new TypeError(
          'createFt() expected the page function to return its options, got a promise: ' +
            'load what it needs in a middleware, and keep it on the request',
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

/** Copies what an iterator gives: the second request would find the iterator empty. */
function readOnce(content: Child): Child {
  return isChildIterable(content) ? Array.from(content, readOnce) : content
}

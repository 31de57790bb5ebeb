import { types } from 'node:util'
import { describeValue } from '../../checks/describe-value'
import { ignoreRejection } from './ignore-rejection'

// Markup is a tree of nodes, the subclasses of Markup, until render/ writes it:
//
//   node           file                   what it is
//   ElementNode    element-node.ts        a tag, its attributes and its children
//   FragmentNode   element-node.ts        children without a tag
//   TemplateNode   template-node.ts       a compiled template and the values of its holes
//   RawNode        markup.ts              a finished string
//   RenderedNode   document/top-item.ts   a finished string, and the node that it was
//   ScopeNode      scope-node.ts          anything else: it returns its content when it is rendered
//
// A new kind of markup extends ScopeNode, as components, contexts and ErrorBoundary do, and touches
// no other file. A class that extends Markup itself must be added wherever code asks for a class:
//
//   render/write.ts            writes every node; throws for a class that it does not know
//   document/top-level.ts      lists what is at the top of a page
//   document/top-item.ts       reads the tag of such an item
//   components/fill-form.ts    copies a form
//   components/option-text.ts  reads the text of an <option>
//
// ignore-rejections.ts and errors/elements-around.ts know no class: they call visitContent.

/** A symbol, so that editors do not offer the method to users of the package. */
export const visitContent = Symbol('visitContent')

/**
 * What {@link visitContent} calls. Code that walks over nodes without rendering them passes one.
 */
export interface ContentVisitor {
  /** @param tag of the element around the children, if the node writes that element. */
  children(content: unknown, tag?: string): void
  /**
   * @param attributes an object of them, or the value of a single one.
   * @param tag of their element, if the node knows it.
   */
  attributes(attributes: unknown, tag?: string): void
  /** Anything else that may hold promises, such as the props of a component. */
  other(content: unknown): void
}

/**
 * A piece of trusted HTML: what element functions return and what {@link raw} makes.
 * Everything else that is rendered is escaped.
 */
export abstract class Markup {
  // Makes the type nominal; at run time the class itself is the brand, which JSON cannot forge.
  declare protected readonly markup: true

  /**
   * Calls the visitor with everything that the node was made of, in the order of the page. Call it
   * as `node[visitContent]?.(visitor)`: an app's own subclass has none, and rendering refuses it.
   */
  abstract [visitContent](visitor: ContentVisitor): void
}

/** HTML that the programmer vouches for. Private to `html/`. */
export class RawNode extends Markup {
  constructor(readonly html: string) {
    super()
  }

  [visitContent](): void {}
}

/**
 * Marks a string as HTML (or, inside `<script>`, `<style>` and event attributes, as code) that is
 * safe as it is. Never pass it what a user wrote.
 *
 * @throws TypeError if `html` is not a string.
 * @example
 * Div(raw('<b>bold</b>')) // <div><b>bold</b></div>
 */
export function raw(html: string): Markup {
  if (typeof html !== 'string') {
    // Not instanceof, which would call a proxy.
    if (types.isPromise(html)) ignoreRejection(html)
    throw new TypeError(`raw() expected a string, got ${describeValue(html)}`)
  }
  return new RawNode(html)
}

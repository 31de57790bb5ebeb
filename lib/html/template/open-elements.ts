import { contentOf } from '../text/tag-names'
import type { Tag } from './tag'
import { HOLE, type TemplateSource } from './template-source'

type Namespace = 'html' | 'svg' | 'math'

export interface OpenElement {
  readonly name: string
  readonly start: number
  readonly namespace: Namespace
  /** Whether HTML's rules apply inside: an element of HTML, or `<foreignObject>`. */
  readonly holdsHtml: boolean
  /** Where its end tag must stand; -1 if anywhere. */
  readonly closesAt: number
}

const END_IS_OPTIONAL =
  /^(?:li|dt|dd|p|rt|rp|optgroup|option|thead|tbody|tfoot|tr|td|th|caption|colgroup|html|head|body)$/
/** The end tag of an inline element closes only these: `<span><p>text</span>` leaves both open. */
const END_IS_IMPLIED = /^(?:rt|rp|optgroup|option)$/
const BLOCK =
  /^(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|listing|main|menu|nav|ol|p|pre|search|section|summary|table|ul)$/
const ENDS_ALL_INSIDE =
  /^(?:applet|body|button|caption|dd|dt|head|html|li|marquee|object|tbody|td|template|tfoot|th|thead|tr)$/
/** Behind `<plaintext>` everything is text, and a `<frameset>` drops its content. */
const NOT_TAKEN = /^(?:plaintext|frameset)$/
/** Parsers disagree whether a `<select>` drops these tags, and so how they read the text behind. */
const READ_AS_TEXT = /^(?:title|textarea|style|iframe|xmp|noembed|noframes|noscript)$/
const SVG_HOLDS_HTML = /^(?:foreignobject|desc|title)$/
const MATH_HOLDS_HTML = /^(?:mi|mo|mn|ms|mtext)$/
const HTML_IN_ANNOTATION = /^(?:text\/html|application\/xhtml\+xml)$/i

/**
 * These tags end an `<svg>` or `<math>` around them.
 * https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
 */
const BREAKS_OUT =
  /^(?:b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|embed|font|h[1-6]|head|hr|i|img|li|listing|menu|meta|nobr|ol|p|pre|ruby|s|small|span|strong|strike|sub|sup|table|tt|u|ul|var)$/

/** The elements that are open at a place of a template. They decide which rules apply to a tag. */
export class OpenElements {
  readonly #source: TemplateSource
  readonly #elements: OpenElement[] = []

  constructor(source: TemplateSource) {
    this.#source = source
  }

  get innermost(): OpenElement | undefined {
    return this.#elements.at(-1)
  }

  /**
   * Reads a start tag.
   *
   * @param staticValue returns the value of an attribute, with its holes.
   * @returns the element, and whether it can have content.
   */
  open(tag: Tag, staticValue: (name: string) => string | undefined): [OpenElement, boolean] {
    const { name, start } = tag
    const namespace = this.#namespaceOf(tag)
    const isHtml = namespace === 'html'
    if (isHtml) this.#checkHtml(tag)
    const element: OpenElement = {
      name,
      start,
      namespace,
      holdsHtml:
        isHtml ||
        (namespace === 'svg' && SVG_HOLDS_HTML.test(name)) ||
        (namespace === 'math' && MATH_HOLDS_HTML.test(name)) ||
        (name === 'annotation-xml' && this.#isHtmlAnnotation(tag, staticValue('encoding') ?? '')),
      closesAt: isHtml && name === 'noscript' ? this.#endOfText(tag) : -1,
    }
    const endsParagraph = isHtml && (BLOCK.test(name) || /^(?:dd|dt|hr|li)$/.test(name))
    if (endsParagraph && this.innermost?.name === 'p') this.#elements.pop()
    const holds = isHtml ? !isVoid(name) : !tag.selfClosing
    if (holds) this.#elements.push(element)
    return [element, holds]
  }

  /** Reads an end tag. It also closes the elements inside whose end tags are optional. */
  close(name: string, at: number): void {
    const elements = this.#elements
    const passes = BLOCK.test(name) || ENDS_ALL_INSIDE.test(name) ? END_IS_OPTIONAL : END_IS_IMPLIED
    let depth = elements.length - 1
    while (elements[depth]?.name !== name && passes.test(elements[depth]?.name ?? '')) depth--
    const element = elements[depth]
    if (element?.name !== name) {
      const open = this.innermost
      throw this.#source.error(
        `got </${name}> where ${open ? `<${open.name}> is` : 'nothing is'} open`,
        at,
        this.#wayOutOfMismatch(name),
      )
    }
    if (element.closesAt !== -1 && element.closesAt !== at) {
      throw this.#source.error(
        'got "</noscript" in a value or comment',
        element.closesAt,
        'with scripts it ends the <noscript>: write &lt;/noscript',
      )
    }
    elements.length = depth
  }

  /** Checks that the template leaves no element open. */
  end(): void {
    const open = this.#elements.findLast((element) => !isOptional(element))
    if (!open) return
    throw this.#source.error(
      `expected </${open.name}> before the end`,
      open.start,
      'close it in the same template, and put its content in a hole',
    )
  }

  #namespaceOf({ name, start }: Tag): Namespace {
    const parent = this.innermost
    const inMath = parent?.namespace === 'math'
    if (inMath && /^m(?:glyph|alignmark)$/.test(name)) return 'math'
    if (!parent || parent.holdsHtml || (parent.name === 'annotation-xml' && name === 'svg')) {
      return name === 'svg' || name === 'math' ? (name as Namespace) : 'html'
    }
    if (BREAKS_OUT.test(name)) {
      throw this.#source.error(
        `got <${name}> in <${parent.name}>`,
        start,
        `HTML would end the <${parent.namespace}> there: put it in a <foreignObject>`,
      )
    }
    return parent.namespace
  }

  #checkHtml({ name, start, end, selfClosing }: Tag): void {
    if (NOT_TAKEN.test(name)) {
      throw this.#source.error(`got <${name}>`, start, 'it is obsolete: write <pre> or <iframe>')
    }
    if (selfClosing && !isVoid(name)) {
      throw this.#source.error(
        `got />, which HTML ignores in <${name}>`,
        end - 2,
        `write <${name}></${name}>`,
      )
    }
    if (READ_AS_TEXT.test(name) && this.#elements.some((element) => element.name === 'select')) {
      throw this.#source.error(`got <${name}> in <select>`, start, 'move it out of the <select>')
    }
  }

  #isHtmlAnnotation({ attributes, start }: Tag, encoding: string): boolean {
    if (encoding.includes(HOLE) || attributes.some(({ name }) => name === '')) {
      const wayOut = 'it decides how HTML reads the content: write it in the tag'
      throw this.#source.error('got a value for the encoding of <annotation-xml>', start, wayOut)
    }
    return HTML_IN_ANNOTATION.test(encoding)
  }

  #wayOutOfMismatch(name: string): string {
    if (isVoid(name)) return `<${name}> has no end tag`
    if (this.#elements.some((element) => element.name === name)) {
      return `close <${this.innermost?.name}> first`
    }
    if (name === 'p') return 'lists, tables and blocks like <div> end a <p>'
    return 'close elements in the order of their tags'
  }

  /** With scripts, `<noscript>` ends at the first `</noscript>`, even in a value or a comment. */
  #endOfText({ end }: Tag): number {
    const found = this.#source.text.slice(end).search(/<\/noscript[\t\n\f\r />]/i)
    return found === -1 ? -1 : end + found
  }
}

function isVoid(name: string): boolean {
  return contentOf(name) === 'void'
}

function isOptional({ name, namespace }: OpenElement): boolean {
  return namespace === 'html' && END_IS_OPTIONAL.test(name)
}

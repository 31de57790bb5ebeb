import { describeValue } from '../../describe-value'
import { renderAttributes } from '../attributes/attributes'
import { type Child, isChildIterable, isPromiseLike, toPromise } from '../child'
import { Code } from '../code/code'
import { RawNode } from '../markup'
import { ElementNode, FragmentNode, TemplateNode } from '../node'
import { escapeHtml } from './escape-html'
import { silence } from './silence'

/**
 * The HTML of any content: a string, or a promise of one when the content holds promises.
 * Promises that stand side by side are waited for together; the order is that of the content.
 *
 * @throws TypeError for what is not a {@link Child}, or an attribute that HTML cannot hold or that
 * would be evaluated as code; the promise rejects with these, or with the error of a child.
 * @example
 * render(P('1 < 2')) // '<p>1 &lt; 2</p>'
 * await render(P(fetchName())) // '<p>Ada</p>'
 */
export function render(content: Child): string | Promise<string> {
  try {
    const output = new Output()
    write(output, content, '')
    return output.end()
  } catch (error) {
    silence(content)
    throw error
  }
}

/** Text so far and, once a promise was met, the pieces before it. */
class Output {
  text = ''
  #pieces: (string | Promise<string>)[] | undefined

  hole(promise: PromiseLike<Child>, tag: string): void {
    const piece = toPromise(promise).then((child) => renderWithin(child, tag))
    // Handled in end(); this keeps Node from ending the process if we throw before.
    piece.catch(() => {})
    this.#pieces ??= []
    this.#pieces.push(this.text, piece)
    this.text = ''
  }

  end(): string | Promise<string> {
    if (!this.#pieces) return this.text
    return Promise.all([...this.#pieces, this.text]).then((pieces) => pieces.join(''))
  }
}

function renderWithin(child: Child, tag: string): string | Promise<string> {
  try {
    const output = new Output()
    write(output, child, tag)
    return output.end()
  } catch (error) {
    silence(child)
    throw error
  }
}

/** @param tag of the element around, for messages; empty at the top. */
function write(output: Output, child: Child, tag: string): void {
  if (typeof child === 'string') output.text += escapeHtml(child)
  else if (child instanceof ElementNode) writeElement(output, child)
  else if (typeof child === 'number' || typeof child === 'bigint') output.text += String(child)
  else if (child === null || child === undefined || typeof child === 'boolean') return
  else if (child instanceof RawNode) output.text += child.html
  else if (child instanceof FragmentNode)
    for (const item of child.children) write(output, item, tag)
  else if (child instanceof TemplateNode) writeTemplate(output, child)
  else if (isPromiseLike(child)) output.hole(child, tag)
  else if (isChildIterable(child)) for (const item of child) write(output, item, tag)
  else throw unexpectedChild(child, tag)
}

function writeTemplate(output: Output, { template, values }: TemplateNode): void {
  const { statics, holes } = template
  output.text += statics[0]
  holes.forEach((hole, i) => {
    if (hole.kind === 'child') write(output, values[hole.index] as Child, hole.tag)
    else output.text += hole.write(values)
    output.text += statics[i + 1]
  })
}

function writeElement(output: Output, { definition, attributes, children }: ElementNode): void {
  const { tag, content } = definition
  output.text += `<${tag}`
  if (attributes) output.text += renderAttributes(attributes, tag)
  output.text += '>'
  if (content === 'void') return
  if (content === 'code') writeCode(output, children, tag)
  else if (content === 'preformatted') writePreformatted(output, children as Child[], tag)
  else for (const child of children) write(output, child as Child, tag)
  output.text += `</${tag}>`
}

/** Text that begins with a line end gets a second one, so that the one that HTML drops is not the text's. */
function writePreformatted(output: Output, children: readonly Child[], tag: string): void {
  const keep = (html: string) => (/^[\r\n]/.test(html) ? `\n${html}` : html)
  const html = renderWithin(children, tag)
  if (typeof html === 'string') output.text += keep(html)
  else
    output.hole(
      html.then((text) => new RawNode(keep(text))),
      tag,
    )
}

/** The text of a `<script>` or `<style>`, which nothing can escape: it is taken as code or refused. */
function writeCode(output: Output, children: readonly unknown[], tag: string): void {
  const isScript = tag.toLowerCase() === 'script'
  let source = ''
  for (const child of children) {
    if (child === null || child === undefined || typeof child === 'boolean') continue
    // A JavaScript literal means something else in CSS.
    if (child instanceof Code && isScript) source += child.source
    else if (child instanceof RawNode) source += child.html
    else {
      const code = isScript ? 'js`...` or raw(...)' : 'raw(...)'
      throw new TypeError(
        `<${tag}> expected ${code}, since text is code there, got ${describeValue(child)}`,
      )
    }
  }
  const end = new RegExp(`</${tag}|<!--`, 'i').exec(source)
  if (end) {
    throw new TypeError(
      `<${tag}> got code that holds "${end[0]}", where HTML would end or comment out the element: ` +
        'write the "<" in another way, as "\\x3c" in a JavaScript string',
    )
  }
  output.text += source
}

function unexpectedChild(child: unknown, tag: string): TypeError {
  const place = tag ? `<${tag}>` : 'render()'
  const hint = child instanceof Code ? ': js`...` belongs in <script> and in event attributes' : ''
  return new TypeError(
    `${place} expected children to be text, numbers, elements, or iterables and promises of these, ` +
      `got ${describeValue(child)}${hint}`,
  )
}

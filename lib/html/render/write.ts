import { describeValue } from '../../checks/describe-value'
import { elementsAround } from '../errors/elements-around'
import { childHint } from '../errors/hints'
import { locateError } from '../errors/locate-error'
import { refusal, takeRefusal } from '../errors/refusal'
import { isChildIterable, isPromiseLike } from '../nodes/child'
import { ElementNode, FragmentNode } from '../nodes/element-node'
import { ignoreRejectionsIn, ignoreRejectionsInFrames } from '../nodes/ignore-rejections'
import { RawNode } from '../nodes/markup'
import { type Frame, runInScope } from '../nodes/scope'
import { ScopeNode } from '../nodes/scope-node'
import { NONE, TemplateNode, type TemplateStep } from '../nodes/template-node'
import { escapeHtml } from '../text/escape-html'
import { beginsSafely } from '../text/safe-url'
import { codeText } from './code-text'
import { Output } from './output'
import type { Late } from './pieces'

/**
 * Adds a child to `text`, and returns the longer text. Functions pass the text on from call to
 * call: in a field of the output, V8 would write every addition to memory.
 *
 * @param tag of the element around, for messages; empty at the top.
 */
function write(text: string, child: unknown, tag: string, output: Output): string {
  if (typeof child === 'string') return text + escapeHtml(child)
  if (child instanceof ElementNode) return writeElement(text, child, output)
  if (child instanceof TemplateNode) return writeTemplate(text, child, output)
  if (child === null || child === undefined || typeof child === 'boolean') return text
  if (typeof child === 'number' || typeof child === 'bigint') return `${text}${child}`
  if (Array.isArray(child)) return writeList(text, child, tag, output)
  if (child instanceof RawNode) return text + child.html
  if (child instanceof FragmentNode) return write(text, child.children, tag, output)
  if (child instanceof ScopeNode) return writeScope(text, child, tag, output)
  if (isPromiseLike(child)) return output.later(text, renderLater(child, tag, output.frame))
  if (isChildIterable(child)) return writeIterable(text, child, tag, output)
  throw unexpectedChild(child, tag)
}

function writeList(
  text: string,
  children: readonly unknown[],
  tag: string,
  output: Output,
): string {
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    // The three most frequent kinds, without another call.
    if (typeof child === 'string') text += escapeHtml(child)
    else if (child instanceof ElementNode) text = writeElement(text, child, output)
    else if (child instanceof TemplateNode) text = writeTemplate(text, child, output)
    else text = write(text, child, tag, output)
  }
  return text
}

/**
 * Not inside of write(): the loop would double its stack frame, and halve how deep pages can be.
 */
function writeIterable(
  text: string,
  children: Iterable<unknown>,
  tag: string,
  output: Output,
): string {
  for (const child of children) text = write(text, child, tag, output)
  return text
}

function writeElement(text: string, node: ElementNode, output: Output): string {
  const { definition, attributes, children } = node
  const { startTag, content, tag } = definition
  text =
    attributes === undefined ? text + startTag.withoutAttributes : startTag.write(text, attributes)
  if (content === 'children') text = write(text, children, tag, output)
  else if (content === 'void') return text
  else if (content === 'code') text += codeText(children, tag)
  else text = writePreformatted(text, children, tag, output)
  text += definition.endTag
  return text.length < output.limit ? text : output.cut(text)
}

/**
 * Every addition to the text costs time: this adds no more strings than hand-written code would.
 */
function writeTemplate(text: string, { template, values }: TemplateNode, output: Output): string {
  const { steps, end } = template
  // Whether the value of an attribute was written, and its quote must be closed.
  let isQuoted = false
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as TemplateStep
    const { hole } = step
    const value = step.plain === NONE ? undefined : values[step.plain]
    let content: string | true | undefined
    if (typeof value === 'string' && (!step.isUrl || beginsSafely(value))) {
      content = escapeHtml(value)
      // String(value) would be a call, which takes twice the time.
    } else if (typeof value === 'number') content = `${value}`
    else if (typeof value === 'boolean') content = value ? step.whenTrue : step.whenFalse
    else if (hole.kind !== 'child') content = hole.read(values)
    if (typeof content === 'string') {
      text += isQuoted ? step.quotedOpened : step.opened
      text += content
      isQuoted = step.isAttribute
      continue
    }
    text += isQuoted ? step.quoted : step.text
    isQuoted = false
    if (content === true) text += step.bare
    else if (hole.kind === 'child') {
      if (value instanceof TemplateNode) text = writeTemplate(text, value, output)
      else text = write(text, value, hole.tag, output)
    }
  }
  text += isQuoted ? end.quoted : end.text
  return text.length < output.limit ? text : output.cut(text)
}

function writeScope(text: string, node: ScopeNode, tag: string, output: Output): string {
  const { frame } = output
  text = write(text, node.enter(output), tag, output)
  // Not in a finally: after an error, the frame tells where it was thrown.
  output.frame = frame
  return text
}

/** HTML drops a line end right after the tag: text that begins with one gets a second one. */
function writePreformatted(text: string, children: unknown, tag: string, output: Output): string {
  const keep = (html: string) => (/^[\r\n]/.test(html) ? `\n${html}` : html)
  const html = renderSeparately(children, tag, output.frame)
  return typeof html === 'string' ? text + keep(html) : output.later(text, html.then(keep))
}

/** Renders content on its own, for a caller that needs the HTML before it goes on. */
export function renderSeparately(
  content: unknown,
  tag: string,
  frame: Frame | undefined,
): string | Promise<string> {
  return renderTo('string', content, { tag, frame }, (output, text) => output.toString(text))
}

async function renderLater(
  promise: PromiseLike<unknown>,
  tag: string,
  frame: Frame | undefined,
): Promise<Late> {
  let child: unknown
  try {
    child = await promise
  } catch (error) {
    locateError(error, frame)
    throw error
  }
  return renderTo('string', child, { tag, frame }, (output, text) => output.toPieces(text))
}

/** Runs one rendering. `end` makes the result of the output and its last text. */
export function renderTo<Result>(
  form: 'string' | 'bytes',
  content: unknown,
  { tag, frame }: { readonly tag: string; readonly frame: Frame | undefined },
  end: (output: Output, text: string) => Result,
): Result {
  const output = new Output(form, frame)
  try {
    return runInScope(output, () => end(output, write('', content, tag, output)))
  } catch (error) {
    ignoreRejectionsIn(content)
    ignoreRejectionsInFrames(output.frame, frame)
    const rendering = { content, tag, innermost: output.frame, outermost: frame }
    const tags = elementsAround(takeRefusal(error), rendering)
    // Without the renderer's own frames, which would fill the stack's few lines.
    if (tags) Error.captureStackTrace(error as TypeError, renderTo)
    locateError(error, output.frame, tags)
    throw error
  } finally {
    output.release()
  }
}

function unexpectedChild(child: unknown, tag: string): TypeError {
  const place = tag ? `<${tag}>` : 'render()'
  return refusal(
    { value: child, tag, isAttribute: false },
    `${place} expected children to be text, numbers, elements, or iterables and promises of these, ` +
      `got ${describeValue(child)}${childHint(child)}`,
  )
}

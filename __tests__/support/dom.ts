import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import { sentText } from './read-text'

/** A node as tests write it down: text, or `[tag, attributes, ...children]`. */
export type Dom = string | DomElement
export type DomElement = readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Dom[],
]

/** What a browser makes of HTML: of a document if it begins with a doctype, else of a fragment. */
export function domOf(html: string): Dom[] {
  // Bytes come to a browser, which have no halves of characters. parse5 would fail on two low ones.
  const read = sentText(html)
  const tree = /^<!doctype /i.test(read) ? parse(read) : parseFragment(read)
  return tree.childNodes.map(toDom)
}

/** A node of parse5 as tests write it down. */
export function toDom(node: DefaultTreeAdapterMap['childNode']): Dom {
  if ('value' in node) return node.value
  if ('data' in node) return ['#comment', { data: node.data }]
  if (!('tagName' in node)) return ['#doctype', { name: node.name }]
  const { childNodes } = 'content' in node ? node.content : node
  const attributes = node.attrs.map(({ prefix, name, value }) => [
    prefix ? `${prefix}:${name}` : name,
    value,
  ])
  return [node.tagName, Object.fromEntries(attributes), ...childNodes.map(toDom)]
}

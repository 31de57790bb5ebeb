/**
 * Returns the same string in one piece. V8 keeps a joined string as a tree of its parts, and every
 * page that contains it would walk over that tree.
 */
export function flattenString(text: string): string {
  // V8 copies shorter strings when it joins them. Most tags end here, which keeps loading fast.
  if (text.length < 13) return text
  const encoding = /^[\0-\xFF]*$/.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}

/**
 * The same string, as one piece: one that is still made of its parts costs each page that holds it
 * a walk over the parts.
 */
export function flattenString(text: string): string {
  // V8 copies what is shorter. Of most tags this is the whole work when the library is loaded.
  if (text.length < 13) return text
  const encoding = /^[\0-\xFF]*$/.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}

/** Text as it is when a browser has read it: without the characters that HTML has none of. */
export function readText(written: string): string {
  return sentText(written).replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
}

/** Text as it is when it was sent: UTF-8 has no halves of characters. */
export function sentText(written: string): string {
  return written.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** A part of a page: text, the bytes of text that was cut off, or a promise of a later part. */
export type Piece = string | Buffer | Promise<Late>

/** What a promise in a page becomes: text, or again pieces, if it holds promises itself. */
export type Late = string | readonly Piece[]

export async function joinText(pieces: readonly Piece[]): Promise<string> {
  return (await allOf(pieces)).join('')
}

export async function joinBytes(pieces: readonly Piece[]): Promise<Buffer> {
  const bytes: Buffer[] = []
  let text = ''
  for (const piece of await allOf(pieces)) {
    // Strings are joined before they become bytes: each may hold one half of a character.
    if (typeof piece === 'string') text += piece
    else {
      bytes.push(Buffer.from(text), piece)
      text = ''
    }
  }
  return Buffer.concat([...bytes, Buffer.from(text)])
}

/** Awaits all promises at once, so that the first rejection fails the page. */
async function allOf(pieces: readonly Piece[]): Promise<(string | Buffer)[]> {
  const all = await Promise.all(
    pieces.map(async (piece) => {
      const late = await piece
      return Array.isArray(late) ? allOf(late) : [late as string | Buffer]
    }),
  )
  return all.flat()
}

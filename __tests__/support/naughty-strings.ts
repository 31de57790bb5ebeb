import { readFileSync } from 'node:fs'

/** Max Woolf's big list of naughty strings, and what JSON cannot hold or the list has none of. */
export const NAUGHTY_STRINGS: readonly string[] = [
  ...(JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings'), 'utf8')) as string[]),
  ...['\0', 'a\0b', '\0<script>', '&\0lt;', '\r', '\r\n\r', '\n\n', '\u007f', '\u0085', '\u2029'],
  // Halves of characters: alone, in the wrong order, beside markup.
  ...['\ud800', '\udfff', '\udc00\ud800', 'a\ud83d', '\ude00b', '\ud83d<b>', '"\udc00'],
  ...[
    '\ufffe',
    '\uffff',
    '\u{1fffe}',
    '\u{10ffff}',
    '&#0;',
    '&#xD800;',
    '&#x80;',
    '&notin',
    '&amp',
  ],
]

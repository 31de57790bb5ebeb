import type { Random } from '../../../__tests__/support/random'

const FIRST_NAMES =
  'Ada Bo Chidi Dorothea Edda Farid Greta Håkon Inés José Kaja Lúcia Mirza Noor Olu Petra Qiang Rosa Søren Tove Uma Viktor Wren Yara Zoltán'.split(
    ' ',
  )

const LAST_NAMES =
  "Abara O'Brien Castellanos D'Amico Eriksen Fontaine Grünwald Hoekstra Ibarra Jansen Kovács L'Heureux Marchetti Nakamura Okonkwo Petrov Quist Rossi Sandoval Tanaka Ulrich Villeneuve Watanabe Xu Yilmaz Zielinski".split(
    ' ',
  )

const TRADES =
  'Bakery, Bicycles, Books & Maps, Carpentry, Ceramics, Coffee & Tea, Fisheries, Gardens, Glass, Joinery, Lamps, Paper & Ink, Pianos, Sails & Rigging, Seeds, Stone, Tiles, Wool'.split(
    ', ',
  )

const WORDS =
  'the a of harbour morning keeps through again light every small between river paper windows and their what slowly under an old bridge north because nobody counted until boats come home with salt letters rain on slate roofs while gardens wait for weather that turns market days into stories about bread lanterns maps long winters doorways stairs orchards clocks ferries islands'.split(
    ' ',
  )

/** A person's name; one in five holds a character that HTML escapes, as in real lists. */
export function name(random: Random): string {
  return `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`
}

export function company(random: Random): string {
  const trade = random.pick(TRADES)
  return random.chance(0.3)
    ? `${random.pick(LAST_NAMES)} & ${random.pick(['Sons', 'Daughters', 'Co'])}, ${trade}`
    : `${random.pick(LAST_NAMES)} ${trade}`
}

export function email(random: Random, person: string, id: number): string {
  const local = person
    .normalize('NFD')
    .replace(/[^A-Za-z]+/g, '.')
    .toLowerCase()
  return `${local}.${id}@${random.pick(['example.com', 'example.org', 'mail.example.net'])}`
}

export function words(random: Random, count: number): string {
  return random.list(count, () => random.pick(WORDS)).join(' ')
}

export function sentence(random: Random, from = 6, to = 18): string {
  const text = words(random, random.int(from, to))
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random.pick(['.', '.', '.', '?', '!'])}`
}

export function day(random: Random): string {
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${random.int(2021, 2026)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`
}

export function money(random: Random): string {
  return `$${random.int(1, 9_999)}.${random.int(10, 99)}`
}

export function token(random: Random): string {
  return random.list(4, () => Math.floor(random.next() * 0x7fffffff).toString(36)).join('')
}

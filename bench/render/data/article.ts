import { Random } from '../../../__tests__/support/random'
import { company, day, name, paragraph, sentence, words } from './text'

export interface Article {
  readonly title: string
  readonly author: string
  readonly authorUrl: string
  readonly published: string
  readonly minutes: number
  readonly summary: string
  readonly sections: readonly ArticleSection[]
}

export interface ArticleSection {
  readonly id: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly quote: string
  readonly quoted: string
  readonly points: readonly string[]
  readonly further: { readonly href: string; readonly label: string }
}

export function makeArticle(seed: number): Article {
  const random = new Random(seed)
  const author = name(random)
  return {
    title: sentence(random, 4, 8),
    author,
    authorUrl: `/authors/${random.int(100, 9_999)}`,
    published: day(random),
    minutes: random.int(5, 25),
    summary: typographic(paragraph(random, 3)),
    sections: random.list(9, (index) => ({
      id: `section-${index + 1}-${random.int(100, 999)}`,
      heading: sentence(random, 3, 7),
      paragraphs: random.list(6, () => typographic(paragraph(random, 7))),
      quote: `"${sentence(random)}"`,
      quoted: `${name(random)}, ${company(random)}`,
      points: random.list(4, () => sentence(random, 5, 10)),
      further: {
        href: `/articles/${random.int(1_000, 9_999)}?from=${random.int(1, 99)}#top`,
        label: words(random, 4),
      },
    })),
  }
}

/** As editors write it: the dash and the apostrophe are beyond Latin-1, so the page is of two bytes. */
function typographic(text: string): string {
  return text.replaceAll(' because ', ' — because ').replace(' old ', ' old captain’s ')
}

import {
  A,
  Article as ArticleElement,
  Blockquote,
  Cite,
  Footer,
  H1,
  H2,
  Header,
  Li,
  type Markup,
  P,
  prerender,
  Section,
  Span,
  Time,
  Ul,
} from 'ft-response'
import type { Article, ArticleSection } from '../../data/article'

const FOOTER = prerender(
  Footer(P('Written with care. ', A({ href: '/about' }, 'About this journal'))),
)

const Whole = ArticleElement.with({ class: 'article' })
const Byline = P.with({ class: 'byline' })
const Summary = P.with({ class: 'summary' })

export function articlePage(article: Article): Markup {
  return Whole(
    Header(
      H1(article.title),
      Byline(
        A({ href: article.authorUrl, rel: 'author' }, article.author),
        Time({ datetime: article.published }, article.published),
        Span(article.minutes, ' minutes'),
      ),
      Summary(article.summary),
    ),
    article.sections.map(section),
    FOOTER,
  )
}

function section(data: ArticleSection): Markup {
  const { id, heading, paragraphs, quote, quoted, points, further } = data
  return Section(
    H2({ id }, heading),
    paragraphs.map((text) => P(text)),
    Blockquote(P(quote), Cite(quoted)),
    Ul(points.map((point) => Li(point))),
    P('Read on: ', A({ href: further.href }, further.label)),
  )
}

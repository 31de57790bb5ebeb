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
  Section,
  Span,
  Time,
  Ul,
} from 'ft-response'
import type { Article, ArticleSection } from '../../data/article'

export function articlePage(article: Article): Markup {
  return ArticleElement(
    { class: 'article' },
    Header(
      H1(article.title),
      P(
        { class: 'byline' },
        A({ href: article.authorUrl, rel: 'author' }, article.author),
        Time({ datetime: article.published }, article.published),
        Span(article.minutes, ' minutes'),
      ),
      P({ class: 'summary' }, article.summary),
    ),
    article.sections.map(section),
    Footer(P('Written with care. ', A({ href: '/about' }, 'About this journal'))),
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

import type { Article, ArticleSection } from '../../data/article'

export function ArticlePage(article: Article) {
  return (
    <article class="article">
      <header>
        <h1 safe>{article.title}</h1>
        <p class="byline">
          <a href={article.authorUrl} rel="author" safe>
            {article.author}
          </a>
          <time datetime={article.published} safe>
            {article.published}
          </time>
          <span>{article.minutes} minutes</span>
        </p>
        <p class="summary" safe>
          {article.summary}
        </p>
      </header>
      {article.sections.map((section) => (
        <Section {...section} />
      ))}
      <footer>
        <p>
          Written with care. <a href="/about">About this journal</a>
        </p>
      </footer>
    </article>
  )
}

function Section({ id, heading, paragraphs, quote, quoted, points, further }: ArticleSection) {
  return (
    <section>
      <h2 id={id} safe>
        {heading}
      </h2>
      {paragraphs.map((text) => (
        <p safe>{text}</p>
      ))}
      <blockquote>
        <p safe>{quote}</p>
        <cite safe>{quoted}</cite>
      </blockquote>
      <ul>
        {points.map((point) => (
          <li safe>{point}</li>
        ))}
      </ul>
      <p>
        Read on:{' '}
        <a href={further.href} safe>
          {further.label}
        </a>
      </p>
    </section>
  )
}

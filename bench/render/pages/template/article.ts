import { html, type Markup } from 'ft-response'
import type { Article, ArticleSection } from '../../data/article'

export function articlePage(article: Article): Markup {
  return html`<article class="article">
    <header>
      <h1>${article.title}</h1>
      <p class="byline">
        <a href="${article.authorUrl}" rel="author">${article.author}</a>
        <time datetime="${article.published}">${article.published}</time>
        <span>${article.minutes} minutes</span>
      </p>
      <p class="summary">${article.summary}</p>
    </header>
    ${article.sections.map(section)}
    <footer>
      <p>Written with care. <a href="/about">About this journal</a></p>
    </footer>
  </article>`
}

function section(data: ArticleSection): Markup {
  const { id, heading, paragraphs, quote, quoted, points, further } = data
  return html`<section>
    <h2 id="${id}">${heading}</h2>
    ${paragraphs.map((text) => html`<p>${text}</p>`)}
    <blockquote>
      <p>${quote}</p>
      <cite>${quoted}</cite>
    </blockquote>
    <ul>${points.map((point) => html`<li>${point}</li>`)}</ul>
    <p>Read on: <a href="${further.href}">${further.label}</a></p>
  </section>`
}

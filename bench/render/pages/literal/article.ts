import type { Article, ArticleSection } from '../../data/article'
import { escapeHtml } from './escape-html'
import type { Sink } from './sink'

export function articlePage(article: Article, sink: Sink): string {
  let html = `<article class="article">
    <header>
      <h1>${escapeHtml(article.title)}</h1>
      <p class="byline">
        <a href="${escapeHtml(article.authorUrl)}" rel="author">${escapeHtml(article.author)}</a>
        <time datetime="${escapeHtml(article.published)}">${escapeHtml(article.published)}</time>
        <span>${article.minutes} minutes</span>
      </p>
      <p class="summary">${escapeHtml(article.summary)}</p>
    </header>`
  for (const section of article.sections) {
    html += sectionOf(section)
    if (html.length > sink.limit) html = sink.cut(html)
  }
  return `${html}<footer>
      <p>Written with care. <a href="/about">About this journal</a></p>
    </footer>
  </article>`
}

function sectionOf(section: ArticleSection): string {
  const { id, heading, paragraphs, quote, quoted, points, further } = section
  let html = `<section><h2 id="${escapeHtml(id)}">${escapeHtml(heading)}</h2>`
  for (const text of paragraphs) html += `<p>${escapeHtml(text)}</p>`
  html += `<blockquote><p>${escapeHtml(quote)}</p><cite>${escapeHtml(quoted)}</cite></blockquote><ul>`
  for (const point of points) html += `<li>${escapeHtml(point)}</li>`
  return `${html}</ul>
    <p>Read on: <a href="${escapeHtml(further.href)}">${escapeHtml(further.label)}</a></p>
  </section>`
}

import type { Comment, Thread } from '../../data/thread'
import { escapeHtml } from './escape-html'
import type { Sink } from './sink'

export function threadPage({ title, discussions }: Thread, sink: Sink): string {
  let html = `<main class="thread"><h1>${escapeHtml(title)}</h1>`
  for (const comment of discussions) html = addComment(html, comment, sink)
  return `${html}</main>`
}

function addComment(before: string, comment: Comment, sink: Sink): string {
  let html = `${before}<div class="comment" id="comment-${comment.id}">
    <div class="comment-head">
      <strong>${escapeHtml(comment.author)}</strong>
      <span class="votes">${comment.votes}</span>
    </div>
    <p>${escapeHtml(comment.text)}</p>
    <div class="replies">`
  if (comment.reply) html = addComment(html, comment.reply, sink)
  html += '</div></div>'
  return html.length > sink.limit ? sink.cut(html) : html
}

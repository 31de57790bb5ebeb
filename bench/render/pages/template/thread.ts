import { html, type Markup } from 'ft-response'
import type { Comment, Thread } from '../../data/thread'

export function threadPage({ title, discussions }: Thread): Markup {
  return html`<main class="thread">
    <h1>${title}</h1>
    ${discussions.map(commentBox)}
  </main>`
}

function commentBox(comment: Comment): Markup {
  return html`<div class="comment" id="comment-${comment.id}">
    <div class="comment-head">
      <strong>${comment.author}</strong>
      <span class="votes">${comment.votes}</span>
    </div>
    <p>${comment.text}</p>
    <div class="replies">${comment.reply ? commentBox(comment.reply) : null}</div>
  </div>`
}

import { html } from 'ghtml'
import type { Comment, Thread } from '../../data/thread'

export function threadPage({ title, discussions }: Thread): string {
  return html`<main class="thread">
    <h1>${title}</h1>
    !${discussions.map(commentBox)}
  </main>`
}

function commentBox(comment: Comment): string {
  return html`<div class="comment" id="comment-${comment.id}">
    <div class="comment-head">
      <strong>${comment.author}</strong>
      <span class="votes">${comment.votes}</span>
    </div>
    <p>${comment.text}</p>
    <div class="replies">!${comment.reply ? commentBox(comment.reply) : ''}</div>
  </div>`
}

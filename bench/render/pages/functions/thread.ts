import { Div, H1, Main, type Markup, P, Span, Strong } from 'ft-response'
import type { Comment, Thread } from '../../data/thread'

export function threadPage({ title, discussions }: Thread): Markup {
  return Main({ class: 'thread' }, H1(title), discussions.map(commentBox))
}

function commentBox(comment: Comment): Markup {
  return Div(
    { class: 'comment', id: `comment-${comment.id}` },
    Div({ class: 'comment-head' }, Strong(comment.author), Span({ class: 'votes' }, comment.votes)),
    P(comment.text),
    Div({ class: 'replies' }, comment.reply ? commentBox(comment.reply) : null),
  )
}

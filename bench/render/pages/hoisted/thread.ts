import { Div, H1, Main, type Markup, P, Span, Strong } from 'ft-response'
import type { Comment, Thread } from '../../data/thread'

const ThreadMain = Main.with({ class: 'thread' })
const Head = Div.with({ class: 'comment-head' })
const Votes = Span.with({ class: 'votes' })
const Replies = Div.with({ class: 'replies' })

export function threadPage({ title, discussions }: Thread): Markup {
  return ThreadMain(H1(title), discussions.map(commentBox))
}

function commentBox(comment: Comment): Markup {
  return Div(
    { class: 'comment', id: `comment-${comment.id}` },
    Head(Strong(comment.author), Votes(comment.votes)),
    P(comment.text),
    Replies(comment.reply ? commentBox(comment.reply) : null),
  )
}

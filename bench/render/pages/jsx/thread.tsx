import type { Comment, Thread } from '../../data/thread'

export function ThreadPage({ title, discussions }: Thread) {
  return (
    <main class="thread">
      <h1 safe>{title}</h1>
      {discussions.map((comment) => (
        <CommentBox comment={comment} />
      ))}
    </main>
  )
}

function CommentBox({ comment }: { readonly comment: Comment }) {
  return (
    <div class="comment" id={`comment-${comment.id}`}>
      <div class="comment-head">
        <strong safe>{comment.author}</strong>
        <span class="votes">{comment.votes}</span>
      </div>
      <p safe>{comment.text}</p>
      <div class="replies">{comment.reply ? <CommentBox comment={comment.reply} /> : null}</div>
    </div>
  )
}

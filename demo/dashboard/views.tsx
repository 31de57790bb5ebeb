interface SubmitHeadingProps {
  readonly text: string
  readonly element?: 'h2' | 'h3'
}

/** The heading that asks the slow service when it is clicked; the answer takes its place. */
export function SubmitHeading({ text, element: Heading = 'h3' }: SubmitHeadingProps) {
  return (
    <Heading hx-post="/submit-record" hx-swap="outerHTML">
      {text}
    </Heading>
  )
}

interface MomentListProps {
  readonly moments: readonly { timestamp: number }[]
  readonly failures: readonly { timestamp: number; reason: string }[]
  readonly underWay: number
}

/** How to let htmx ping a route every 5 seconds: the list fetches itself anew, and takes its own place. */
export function MomentList({ moments, failures, underWay }: MomentListProps) {
  return (
    <section id="moments" hx-get="/moments" hx-trigger="every 5s" hx-swap="outerHTML">
      <p>
        <small>Or wait: this list refreshes itself every 5 seconds.</small>
      </p>
      {moments.length === 0 && <p>No timestamps yet.</p>}
      <ul>
        {moments.map(({ timestamp }) => (
          <li>
            <Moment seconds={timestamp} />
          </li>
        ))}
      </ul>
      {underWay > 0 && <p aria-busy={true}>{underWay} under way</p>}
      {failures.map(({ timestamp, reason }) => (
        <p class="failure" role="alert">
          <small>
            Failed at <Moment seconds={timestamp} />: {reason}
          </small>
        </p>
      ))}
    </section>
  )
}

function Moment({ seconds }: { readonly seconds: number }) {
  const iso = new Date(seconds * 1000).toISOString()
  return <time datetime={iso}>{iso}</time>
}

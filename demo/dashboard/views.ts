import { H3, Li, type Markup, P, Section, Small, Time, Ul } from 'ft-response'

/** The heading that asks the slow service when it is clicked; the answer takes its place. */
export function SubmitHeading(text: string, element = H3): Markup {
  return element({ hxPost: '/submit-record', hxSwap: 'outerHTML' }, text)
}

interface MomentListProps {
  readonly moments: readonly { timestamp: number }[]
  readonly failures: readonly { timestamp: number; reason: string }[]
  readonly underWay: number
}

/** How to let htmx ping a route every 5 seconds: the list fetches itself anew, and takes its own place. */
export function MomentList({ moments, failures, underWay }: MomentListProps): Markup {
  return Section(
    { id: 'moments', hxGet: '/moments', hxTrigger: 'every 5s', hxSwap: 'outerHTML' },
    P(Small('Or wait: this list refreshes itself every 5 seconds.')),
    moments.length === 0 && P('No timestamps yet.'),
    Ul(moments.map(({ timestamp }) => Li(Moment(timestamp)))),
    underWay > 0 && P({ ariaBusy: true }, `${underWay} under way`),
    failures.map(({ timestamp, reason }) =>
      P({ class: 'failure', role: 'alert' }, Small('Failed at ', Moment(timestamp), `: ${reason}`)),
    ),
  )
}

function Moment(seconds: number): Markup {
  const iso = new Date(seconds * 1000).toISOString()
  return Time({ datetime: iso }, iso)
}

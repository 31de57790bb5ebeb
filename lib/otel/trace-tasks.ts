import {
  type Context,
  context,
  type Link,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import {
  type AttemptTrace,
  attemptChannel,
  type TaskTrace,
  taskChannel,
} from '../background/task/task-channels'
import { anything, type Checks, checkOptions, oneOf } from '../checks/check-options'

/** Options of {@link traceTasks}. */
export interface TraceTasksOptions {
  /** The tracer of the spans. Default: `ft-response` of the global provider. */
  readonly tracer?: Tracer
  /**
   * How a task's span relates to the span that was active when the task was accepted, usually the
   * request's. `'link'` starts a new trace with a link to it, `'child'` adds to its trace. Neither makes
   * the request's span longer. Default: `'link'`.
   */
  readonly relation?: 'link' | 'child'
}

const CHECKS: Checks<TraceTasksOptions> = {
  tracer: anything,
  relation: oneOf('link', 'child'),
}

/**
 * Makes an OpenTelemetry span for each attempt of each task that this process accepts from now on. Spans
 * that the task's function starts are children of it.
 *
 * @returns a function that ends the tracing.
 * @throws TypeError for an unknown option, or a value that an option does not take.
 * @example
 * import { traceTasks } from 'ft-response/otel'
 * traceTasks()
 */
export function traceTasks(options: TraceTasksOptions = {}): () => void {
  checkOptions(options, CHECKS, 'traceTasks()')
  const { tracer = trace.getTracer('ft-response'), relation = 'link' } = options
  const accepted = new WeakMap<TaskTrace, Context>()
  const spans = new WeakMap<AttemptTrace, Span>()

  const onTask = {
    start: (task: TaskTrace) => accepted.set(task, context.active()),
  }
  const onAttempt = {
    start(attempt: AttemptTrace) {
      const parent = accepted.get(attempt.task) ?? context.active()
      const span = tracer.startSpan(
        `task ${attempt.task.name}`,
        {
          attributes: attributesOf(attempt),
          ...(relation === 'link' && { root: true, links: linksTo(parent) }),
        },
        parent,
      )
      spans.set(attempt, span)
      const inside = trace.setSpan(parent, span)
      attempt.around.push((call) => context.with(inside, call))
    },
    asyncEnd(attempt: AttemptTrace) {
      const span = spans.get(attempt)
      if (attempt.timedOut) {
        span?.setStatus({ code: SpanStatusCode.ERROR, message: 'it took too long' })
      } else if ('error' in attempt && !attempt.isExpected) {
        const { error } = attempt
        const exception = error instanceof Error ? error : String(error)
        span?.recordException(exception)
        span?.setStatus({ code: SpanStatusCode.ERROR, message: String(exception) })
      }
      span?.end()
    },
  }
  taskChannel.subscribe(onTask as never)
  attemptChannel.subscribe(onAttempt as never)
  return () => {
    taskChannel.unsubscribe(onTask as never)
    attemptChannel.unsubscribe(onAttempt as never)
  }
}

function linksTo(parent: Context): Link[] {
  const spanContext = trace.getSpanContext(parent)
  return spanContext ? [{ context: spanContext }] : []
}

function attributesOf({ task, attempt }: AttemptTrace) {
  return {
    'ft_response.task.id': task.id,
    'ft_response.task.name': task.name,
    'ft_response.task.attempt': attempt,
    'ft_response.task.waited_ms': Date.now() - task.acceptedAt,
    'ft_response.task.outcome': task.outcome,
    'http.request.method': task.request?.method,
    'url.path': task.request?.url.split('?')[0],
  }
}

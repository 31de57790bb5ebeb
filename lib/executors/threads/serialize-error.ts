import { UserFacingError } from '../../background/task/task-errors'

/** A thrown value as a message to another thread: a clone of an error loses class and properties. */
export type SerializedError = { readonly thrown: unknown } | SerializedProperties

interface SerializedProperties {
  readonly name: string
  /** As the reason of a signal is. */
  readonly isDomException: boolean
  readonly message: string
  readonly stack: string | undefined
  readonly cause: SerializedError | undefined
  /** Own properties that are no objects: `code`, `errno`, `status` ... */
  readonly properties: Readonly<Record<string, unknown>>
}

/** Errors of these classes arrive as instances of them; others as an `Error` of the same name. */
const CLASSES: Readonly<Record<string, new (message: string) => Error>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  UserFacingError,
}

export function serializeError(error: unknown, depth = 0): SerializedError {
  if (!isError(error)) return { thrown: cloneable(error) }
  const { name, message, stack, cause } = error
  const properties = Object.keys(error)
    .filter((key) => key !== 'cause')
    .map((key) => [key, propertyOf(error, key)])
    .filter(([, value]) => !['object', 'function', 'symbol'].includes(typeof value))
  // Causes can be circular.
  const hasCause = cause !== undefined && depth < 8
  return {
    name,
    isDomException: Object.prototype.toString.call(error) === '[object DOMException]',
    message,
    stack,
    cause: hasCause ? serializeError(cause, depth + 1) : undefined,
    properties: Object.fromEntries(properties),
  }
}

export function deserializeError(crossed: SerializedError): unknown {
  if ('thrown' in crossed) return crossed.thrown
  const { name, isDomException, message, stack, cause, properties } = crossed
  if (isDomException) return new DOMException(message, name)
  const error = new (CLASSES[name] ?? Error)(message)
  Object.assign(error, properties)
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name })
  if (stack !== undefined) error.stack = stack
  if (cause !== undefined) error.cause = deserializeError(cause)
  return error
}

/** `undefined` for a getter that throws. */
function propertyOf(error: object, key: string): unknown {
  try {
    return (error as Record<string, unknown>)[key]
  } catch {
    return undefined
  }
}

/** Not instanceof: Jest gives each test file an Error of its own. */
function isError(value: unknown): value is Error {
  const { name, message } = (value ?? {}) as Partial<Error>
  return typeof name === 'string' && typeof message === 'string'
}

function cloneable(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    return String(value)
  }
}

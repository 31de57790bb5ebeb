/**
 * A failure that was to be expected, with a message for the user: a card that was declined, a file
 * that is no picture. The task has failed, `status(id)` has the message, and nothing is tried again
 * or reported to `onError`. `task.fail(message)` throws one.
 *
 * @example
 * throw new UserFacingError('Your card was declined.')
 */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError'
}

/** Anything can be thrown, also what throws when it is looked at. */
export function messageForUser(error: unknown): string | undefined {
  try {
    return error instanceof UserFacingError ? error.message : undefined
  } catch {
    return undefined
  }
}

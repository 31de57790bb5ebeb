import { type Child, render } from 'ft-response'

/** What rendering fails with. */
export async function renderError(content: Child): Promise<Error> {
  try {
    await render(content)
  } catch (error) {
    return error as Error
  }
  throw new Error('it was rendered')
}

/**
 * Where long text goes. The pages hand on the text that they have, whenever it may have become long,
 * and go on with what they get back.
 */
export interface Sink {
  /** From this length on, `cut` is to be called. */
  readonly limit: number
  cut(text: string): string
}

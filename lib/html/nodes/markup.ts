import { describeValue } from '../../checks/describe-value'
import { ignoreRejection } from './ignore-rejection'

/**
 * A piece of trusted HTML: what element functions return and what {@link raw} makes.
 * Everything else that is rendered is escaped.
 */
export abstract class Markup {
  // Makes the type nominal; at run time the class itself is the brand, which JSON cannot forge.
  declare protected readonly markup: true
}

/** HTML that the programmer vouches for. Private to `html/`. */
export class RawNode extends Markup {
  constructor(readonly html: string) {
    super()
  }
}

/**
 * Marks a string as HTML (or, inside `<script>`, `<style>` and event attributes, as code) that is
 * safe as it is. Never pass it what a user wrote.
 *
 * @throws TypeError if `html` is not a string.
 * @example
 * Div(raw('<b>bold</b>')) // <div><b>bold</b></div>
 */
export function raw(html: string): Markup {
  if (typeof html !== 'string') {
    if ((html as unknown) instanceof Promise) ignoreRejection(html as Promise<never>)
    throw new TypeError(`raw() expected a string, got ${describeValue(html)}`)
  }
  return new RawNode(html)
}

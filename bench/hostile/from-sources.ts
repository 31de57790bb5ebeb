import { CONTEXT_NAMES, type ContextName } from './contexts'
import type { HtmlPages } from './to-html'

type Template = (data: { readonly value: unknown }) => string

/** The pages of templates, in which the value has that name. */
export function fromSources(
  sources: Readonly<Record<ContextName, string | undefined>>,
  compile: (source: string) => Template,
): HtmlPages {
  const compiled = CONTEXT_NAMES.map((name) => {
    const source = sources[name]
    const template = source === undefined ? undefined : compile(source)
    return [name, template && ((value: unknown) => template({ value }))]
  })
  return Object.fromEntries(compiled)
}

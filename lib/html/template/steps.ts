import type { CompiledTemplate, Hole, TemplateStep } from '../nodes/template-node'
import { flattenString } from '../text/flatten-string'

/**
 * The steps of a template. `TemplateStep` explains the forms of the static text, with an example.
 */
export function stepsOf(
  statics: readonly string[],
  holes: readonly Hole[],
): Pick<CompiledTemplate, 'steps' | 'end'> {
  const steps = holes.map((hole, i): TemplateStep => {
    const { text, quoted } = formsOf(statics[i] as string)
    const attribute = hole.kind === 'attribute' ? hole : undefined
    const bare = attribute ? ` ${attribute.name}` : ''
    const opening = attribute ? `${bare}="` : ''
    return {
      hole,
      plain: hole.plain,
      isUrl: attribute?.isUrl ?? false,
      whenTrue: attribute?.whenTrue,
      whenFalse: attribute?.whenFalse,
      isAttribute: attribute !== undefined,
      bare,
      text,
      quoted,
      opened: flattenString(text + opening),
      quotedOpened: flattenString(quoted + opening),
    }
  })
  return { steps, end: formsOf(statics[holes.length] as string) }
}

function formsOf(text: string): { readonly text: string; readonly quoted: string } {
  return { text: flattenString(text), quoted: flattenString(`"${text}`) }
}

import type { Attributes } from '../attributes/attributes'
import type { Child } from '../child'

export interface IntrinsicElements {
  [tag: string]: Omit<Attributes, 'children'> & { readonly children?: Child }
}

/** The JSX of these pages is of no library: it is compiled for one after another. */
export declare namespace JSX {
  type Element = unknown
  // biome-ignore lint/suspicious/noExplicitAny: a component takes any properties
  type ElementType = string | ((props: any) => unknown)
  interface ElementChildrenAttribute {
    // biome-ignore lint/complexity/noBannedTypes: TypeScript reads only the name
    children: {}
  }
  interface IntrinsicElements {
    [tag: string]: { readonly [attribute: string]: unknown }
  }
}

export declare const Fragment: unknown
export declare const jsx: unknown
export declare const jsxs: unknown

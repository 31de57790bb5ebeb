// Templates are built in as text.
declare module '*.eta' {
  const source: string
  export default source
}
declare module '*.pug' {
  const source: string
  export default source
}

/** The JSX of the pages is of no library: it is compiled for one after another. */
declare module 'any-jsx/jsx-runtime' {
  namespace JSX {
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
  const Fragment: unknown
  const jsx: unknown
  const jsxs: unknown
}

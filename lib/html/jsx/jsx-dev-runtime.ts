export type { JSX } from './jsx-runtime'
export { Fragment, jsx as jsxDEV } from './jsx-runtime'

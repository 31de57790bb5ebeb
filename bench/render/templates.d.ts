/** Templates are built in as text. */
declare module '*.eta' {
  const source: string
  export default source
}

declare module '*.pug' {
  const source: string
  export default source
}

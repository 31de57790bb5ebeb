import { Link, type PageOptions, Script } from 'ft-response'

/** What stands around every demo's content. */
export const page: PageOptions = {
  head: [
    Link({ rel: 'stylesheet', href: '/assets/pico.css' }),
    Link({ rel: 'stylesheet', href: '/assets/demo.css' }),
    Script({ src: '/assets/htmx.js', defer: true }),
  ],
}

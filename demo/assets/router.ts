import express, { type RequestHandler, type Router } from 'express'

/** What each page needs, served from node_modules and this folder: the demos work offline. */
const FILES: Readonly<Record<string, string>> = {
  'htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
  'pico.css': require.resolve('@picocss/pico/css/pico.min.css'),
  'demo.css': require.resolve('./demo.css'),
}

export function assets(): Router {
  const router = express.Router()
  for (const [name, file] of Object.entries(FILES)) {
    router.get(`/assets/${name}`, (_req, res) => {
      res.sendFile(file, { maxAge: '1h', dotfiles: 'allow' })
    })
  }
  router.get('/favicon.ico', (_req, res) => {
    res.status(204).end()
  })
  return router
}

/** No inline script and no eval: what htmx and Pico do works without. Pico's icons are data: images. */
export const contentSecurityPolicy: RequestHandler = (_req, res, next) => {
  res.set(
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  )
  next()
}

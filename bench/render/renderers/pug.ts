import { compile } from 'pug'
import article from '../pages/pug/article.pug'
import badges from '../pages/pug/badges.pug'
import dashboard from '../pages/pug/dashboard.pug'
import form from '../pages/pug/form.pug'
import table from '../pages/pug/table.pug'
import thread from '../pages/pug/thread.pug'
import { toBytes } from './to-bytes'

/** As Express compiles it in production; HTML's doctype makes boolean attributes bare. */
const page = (source: string) => compile(source, { compileDebug: false, doctype: 'html' })

const tablePage = page(table)

export const pages = toBytes<string>(
  {
    dashboard: page(dashboard),
    table: tablePage,
    table100: tablePage,
    article: page(article),
    form: page(form),
    badges: page(badges),
    thread: page(thread),
  },
  (html) => Buffer.from(html),
)

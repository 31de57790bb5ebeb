import { compile } from 'pug'
import badges from './badges.pug'
import dashboard from './dashboard.pug'
import form from './form.pug'
import table from './table.pug'

/** As Express compiles it in production; HTML's doctype makes boolean attributes bare. */
const page = (source: string) => compile(source, { compileDebug: false, doctype: 'html' })

export const pages = {
  dashboard: page(dashboard),
  table: page(table),
  form: page(form),
  badges: page(badges),
}

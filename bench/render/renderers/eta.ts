import { Eta } from 'eta'
import article from '../pages/eta/article.eta'
import badge from '../pages/eta/badge.eta'
import badges from '../pages/eta/badges.eta'
import comment from '../pages/eta/comment.eta'
import control from '../pages/eta/control.eta'
import count from '../pages/eta/count.eta'
import dashboard from '../pages/eta/dashboard.eta'
import form from '../pages/eta/form.eta'
import icon from '../pages/eta/icon.eta'
import table from '../pages/eta/table.eta'
import thread from '../pages/eta/thread.eta'
import { toBytes } from './to-bytes'

const eta = new Eta({ cache: true })
for (const [name, source] of Object.entries({ badge, comment, control, count, icon })) {
  eta.loadTemplate(`@${name}`, source)
}

function page(source: string): (data: object) => string {
  const template = eta.compile(source)
  return (data) => eta.render(template, data)
}

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

import { Eta } from 'eta'
import badges from './badges.eta'
import control from './control.eta'
import dashboard from './dashboard.eta'
import form from './form.eta'
import table from './table.eta'

const PARTIALS = {
  control,
  badge: '<span class="badge badge-<%= it.tone %>"><%= it.label %></span>',
  count: '<% if (it.value > 0) { %><span class="count"><%= it.value %></span><% } %>',
  icon: '<i class="icon icon-<%= it.name %>" aria-hidden="true"></i>',
}

const eta = new Eta({ cache: true })
for (const [name, source] of Object.entries(PARTIALS)) eta.loadTemplate(`@${name}`, source)

function page(source: string): (data: object) => string {
  const template = eta.compile(source)
  return (data) => eta.render(template, data)
}

export const pages = {
  dashboard: page(dashboard),
  table: page(table),
  form: page(form),
  badges: page(badges),
}

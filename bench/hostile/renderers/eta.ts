import { Eta } from 'eta'
import { fromSources } from '../from-sources'
import { etaSources } from '../pages/eta'

const eta = new Eta()

export const pages = fromSources(etaSources, (source) => {
  const template = eta.compile(source)
  return (data) => eta.render(template, data)
})

import { compile } from 'pug'
import { fromSources } from '../from-sources'
import { pugSources } from '../pages/pug'

export const pages = fromSources(pugSources, (source) => compile(source, { doctype: 'html' }))

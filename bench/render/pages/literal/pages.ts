import type { PageFunctions } from '../../data/pages'
import { articlePage } from './article'
import { badgesPage } from './badges'
import { dashboardPage } from './dashboard'
import { formPage } from './form'
import type { Sink } from './sink'
import { tablePage } from './table'
import { threadPage } from './thread'

/** The pages as one writes them by hand if nothing but speed counts. */
export function literalPages(sink: Sink): PageFunctions<string> {
  return {
    dashboard: dashboardPage,
    table: (data) => tablePage(data, sink),
    table100: (data) => tablePage(data, sink),
    article: (data) => articlePage(data, sink),
    form: (data) => formPage(data, sink),
    badges: (data) => badgesPage(data, sink),
    thread: (data) => threadPage(data, sink),
  }
}

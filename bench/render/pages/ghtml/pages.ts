import type { PageFunctions } from '../../data/pages'
import { articlePage } from './article'
import { badgesPage } from './badges'
import { dashboardPage } from './dashboard'
import { formPage } from './form'
import { tablePage } from './table'
import { threadPage } from './thread'

export const pages: PageFunctions<string> = {
  dashboard: dashboardPage,
  table: tablePage,
  table100: tablePage,
  article: articlePage,
  form: formPage,
  badges: badgesPage,
  thread: threadPage,
}

import type { PageFunctions } from '../../data/pages'
import { ArticlePage } from './article'
import { BadgesPage } from './badges'
import { DashboardPage } from './dashboard'
import { FormPage } from './form'
import { TablePage } from './table'
import { ThreadPage } from './thread'

/** The pages in JSX, compiled once for each library: see dialects.mjs. */
export const jsxPages: PageFunctions<unknown> = {
  dashboard: (data) => <DashboardPage {...data} />,
  table: (data) => <TablePage {...data} />,
  table100: (data) => <TablePage {...data} />,
  article: (data) => <ArticlePage {...data} />,
  form: (data) => <FormPage {...data} />,
  badges: (data) => <BadgesPage {...data} />,
  thread: (data) => <ThreadPage {...data} />,
}

import { type Article, makeArticle } from './article'
import { type Badges, makeBadges } from './badges'
import { type Dashboard, makeDashboard } from './dashboard'
import { makeSettings, type Settings } from './settings'
import { makeTable, type Table } from './table'
import { makeThread, type Thread } from './thread'

/** The pages and what each is made of. */
export interface PageData {
  readonly dashboard: Dashboard
  readonly table: Table
  readonly table100: Table
  readonly article: Article
  readonly form: Settings
  readonly badges: Badges
  readonly thread: Thread
}

export type PageName = keyof PageData

/** A function for each page that makes `Result` of the page's data. */
export type PageFunctions<Result> = {
  readonly [Name in PageName]: (data: PageData[Name]) => Result
}

export const makeData: { readonly [Name in PageName]: (seed: number) => PageData[Name] } = {
  dashboard: makeDashboard,
  table: makeTable(1_000),
  table100: makeTable(100),
  article: makeArticle,
  form: makeSettings,
  badges: makeBadges,
  thread: makeThread,
}

export const PAGE_NAMES = Object.keys(makeData) as PageName[]

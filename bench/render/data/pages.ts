import { type Dashboard, makeDashboard } from './dashboard'
import { makeSettings, type Settings } from './form'
import { type Badges, makeBadges, makeTable, type Table } from './lists'

/** The pages and what each is made of. */
export interface PageData {
  readonly dashboard: Dashboard
  readonly table: Table
  readonly table100: Table
  readonly form: Settings
  readonly badges: Badges
}

export type PageName = keyof PageData

/** A function for each page that makes `Result` of the page's data. */
export type PageFunctions<Result> = {
  readonly [Name in PageName]: (data: PageData[Name]) => Result
}

/** The same function makes tables of all lengths. */
export type Pages<Result> = Omit<PageFunctions<Result>, 'table100'>

export const makeData: { readonly [Name in PageName]: (seed: number) => PageData[Name] } = {
  dashboard: makeDashboard,
  table: makeTable(1_000),
  table100: makeTable(100),
  form: makeSettings,
  badges: makeBadges,
}

import type { Response } from 'express'
import type { PageData, PageName } from '../data/pages'

/** Answers with a page, as a handler of an application does. */
export type Respond = <Name extends PageName>(
  res: Response,
  page: Name,
  data: PageData[Name],
) => void

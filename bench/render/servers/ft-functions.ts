import { ftResponse } from 'ft-response'
import { pages } from '../pages/functions/pages'
import type { Respond } from './respond'

export const respond: Respond = (res, page, data) => {
  ftResponse(res, pages[page](data))
}

import { ftResponse } from 'ft-response'
import { pages } from '../pages/hoisted/pages'
import type { Respond } from './respond'

export const respond: Respond = (res, page, data) => {
  ftResponse(res, pages[page](data))
}

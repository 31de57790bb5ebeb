import { ftResponse } from 'ft-response'
import { pages } from '../pages/template/pages'
import type { Respond } from './respond'

export const respond: Respond = (res, page, data) => {
  ftResponse(res, pages[page](data))
}

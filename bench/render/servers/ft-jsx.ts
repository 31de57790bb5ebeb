import { type Child, ftResponse } from 'ft-response'
import { jsxPages } from '../pages/jsx/pages'
import type { Respond } from './respond'

export const respond: Respond = (res, page, data) => {
  ftResponse(res, jsxPages[page](data) as Child)
}

import type { ServerResponse } from 'node:http'
import type { AnyResponse } from '../background/after-response/settled'
import type { HeaderValue } from './options'

/** Sets headers. They replace those of the handler; `Vary` and `Set-Cookie` are added to them. */
export function setHeaders(res: AnyResponse, headers: Readonly<Record<string, HeaderValue>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    const lower = name.toLowerCase()
    if (lower === 'vary') appendVary(res, [String(value)])
    else if (lower === 'set-cookie') appendCookies(res, value)
    else (res as ServerResponse).setHeader(name, value)
  }
}

/** Adds header names to `Vary`, without duplicates. */
export function appendVary(res: AnyResponse, fields: readonly string[]): void {
  const present = res.getHeader('Vary')
  if (present === undefined || present === null) {
    res.setHeader('Vary', fields.join(', '))
    return
  }
  const all = [present, ...fields].flatMap(listOf)
  const unique = all.filter(
    (field, i) => all.findIndex((other) => other.toLowerCase() === field.toLowerCase()) === i,
  )
  res.setHeader('Vary', unique.includes('*') ? '*' : unique.join(', '))
}

function listOf(value: unknown): string[] {
  return String(value)
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '')
}

function appendCookies(res: AnyResponse, value: Exclude<HeaderValue, undefined>): void {
  const present = res.getHeader('Set-Cookie') ?? []
  const cookies = ([] as string[]).concat(present as string[], value as string[])
  res.setHeader('Set-Cookie', cookies)
}

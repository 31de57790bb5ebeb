import { createRequire } from 'node:module'
import * as imported from 'ft-response'

const required = createRequire(import.meta.url)('ft-response')

console.log(
  JSON.stringify({
    importedNames: Object.keys(imported),
    requiredNames: Object.keys(required),
    sharesTasks: (await import('ft-response')).tasks === required.tasks,
  }),
)

import { realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeValue } from '../../checks/describe-value'
import { isThread } from './in-thread'

/**
 * The path of the module that defines the tasks.
 *
 * @throws TypeError if a thread cannot import it, or it is the main module.
 */
export function modulePath(module: string | URL): string {
  const file = toPath(module)
  // A thread imports it, whatever the main module of the process is.
  if (!isThread() && isMain(file)) {
    throw new TypeError(
      `threads() expected a module that only defines tasks, got the main module ${file}: each ` +
        'thread imports it, and would start the server again. Define the tasks in a file of their own',
    )
  }
  return file
}

function toPath(module: string | URL): string {
  try {
    const isUrl = module instanceof URL || module.startsWith('file:')
    const file = isUrl ? fileURLToPath(module) : module
    if (path.isAbsolute(file)) return file
  } catch {
    // The error below says it.
  }
  throw new TypeError(
    'threads() expected the module that defines the tasks, as __filename or ' +
      `import.meta.url, got ${describeValue(module)}`,
  )
}

/** Compares real paths: the command line may leave out the extension, or name a folder. */
function isMain(file: string): boolean {
  return [process.argv[1], require.main?.filename].some((main) => {
    try {
      return main !== undefined && realpathSync(main) === realpathSync(file)
    } catch {
      return false
    }
  })
}

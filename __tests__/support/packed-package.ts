import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from './run'

const ROOT = path.resolve(__dirname, '../..')
const NOT_IN_A_CHECKOUT = ['.git', 'node_modules', 'dist', 'coverage', 'bench']

export interface PackedPackage {
  readonly tarball: string
  /** A project that has installed the tarball, and finds its other packages in this repository. */
  readonly project: string
  /** What npm unpacked into the project. */
  readonly installed: string
  /** Folders that nothing in the package should know of. */
  readonly madeIn: readonly string[]
}

/**
 * Packs the package as for publishing, from a copy without a build, and installs it for a consumer.
 *
 * @param consumer the folder of the project's own files.
 * @param scratch an empty folder, for all that is made here.
 */
export async function packPackage(consumer: string, scratch: string): Promise<PackedPackage> {
  const checkout = path.join(scratch, 'checkout')
  await cp(ROOT, checkout, {
    recursive: true,
    filter: (file) => !NOT_IN_A_CHECKOUT.includes(path.relative(ROOT, file)),
  })
  await symlink(path.join(ROOT, 'node_modules'), path.join(checkout, 'node_modules'))
  const settings = ['--dry-run=false', '--ignore-scripts=false', '--no-audit', '--no-fund']
  await npm(['pack', `--pack-destination=${scratch}`, ...settings], checkout)
  const tarball = (await readdir(scratch)).find((file) => file.endsWith('.tgz'))
  if (!tarball) throw new Error('npm pack made no tarball')

  // One folder above the project: Node, TypeScript and Jest look there for what is not in it.
  await symlink(path.join(ROOT, 'node_modules'), path.join(scratch, 'node_modules'))
  const project = path.join(scratch, 'project')
  await mkdir(project)
  await cp(consumer, project, { recursive: true })
  await writeFile(path.join(project, 'package.json'), '{ "private": true }')
  await npm(['install', '--prefer-offline', `../${tarball}`, ...settings], project)

  return {
    tarball: path.join(scratch, tarball),
    project,
    installed: path.join(project, 'node_modules', 'ft-response'),
    madeIn: [ROOT, scratch],
  }
}

function npm(args: readonly string[], cwd: string): Promise<string> {
  return run('npm', args, { cwd, timeout: 120_000 })
}

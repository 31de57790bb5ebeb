import { measureCold } from './cold'
import { measureExpress } from './express'
import { measureMemory } from './memory'
import { HELP, type Options, readArguments } from './options'
import { measureTime } from './time'

const MEASUREMENTS: Record<
  Options['mode'],
  (options: Options) => Promise<object & { table: string }>
> = {
  time: measureTime,
  cold: measureCold,
  memory: measureMemory,
  express: measureExpress,
}

/** @param folder of this run, with the renderers. */
export async function main(args: readonly string[], folder: string): Promise<void> {
  const options = readArguments(args, folder)
  if (options === 'help') {
    console.log(HELP)
    return
  }
  const { table, ...rest } = await MEASUREMENTS[options.mode](options)
  const node = process.version
  console.log(
    options.json ? JSON.stringify({ node, ...rest }, null, 2) : `Node ${node}\n\n${table}`,
  )
}

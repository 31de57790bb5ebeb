import { progress } from '../render/progress'
import { type Compared, compare } from './compare'
import { measurePending } from './memory'
import { HELP, readArguments } from './options'
import { comparedTable, pendingTable } from './report'

/** @param folder of this run, with the programs. */
export async function main(args: readonly string[], folder: string): Promise<void> {
  const options = readArguments(args, folder)
  if (options === 'help') {
    console.log(HELP)
    return
  }
  const compared: Compared[] = []
  const step = progress(options.variants.length)
  for (const variant of options.variants) {
    compared.push(await compare(variant, options))
    step()
  }
  const pending = options.memory ? await measurePending(folder) : []
  const node = process.version
  if (options.json) {
    console.log(JSON.stringify({ node, compared, pending }, null, 2))
    return
  }
  const tables = [`Node ${node}`]
  if (compared.length > 0) tables.push(comparedTable(compared))
  if (pending.length > 0) tables.push(pendingTable(pending))
  console.log(tables.join('\n\n'))
}

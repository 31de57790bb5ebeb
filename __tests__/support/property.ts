import fc from 'fast-check'
import { EFFORT } from './effort'

/** How often a property is tried that is usually tried so often. */
export const runs = (usual: number) => usual * EFFORT

fc.configureGlobal({ numRuns: runs(100) })

// fast-check for tests: whoever imports it from here tries properties with the effort asked for.
export default fc

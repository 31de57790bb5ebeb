/** How many times more than usual is tried, and whether all pairs are: .ci/full sets it. */
export const EFFORT = Number(process.env.TEST_EFFORT ?? 1)

export const THREADS = 2

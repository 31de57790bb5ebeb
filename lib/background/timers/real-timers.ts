// Taken when this module loads: fake timers replace the global ones, and work must start all the same.
export const { clearInterval, clearTimeout, setImmediate, setInterval, setTimeout } = globalThis

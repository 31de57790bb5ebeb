// The program of guard.ts. On its input it reads the id of the server that runs, 0 if none does.

const { rm } = require('node:fs/promises')

const [folder] = process.argv.slice(2)
let input = ''

process.stdin.setEncoding('utf8')
process.stdin.on('data', (text) => {
  input += text
})
process.stdin.on('end', async () => {
  await end(Number(input.trim().split('\n').pop()))
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Ends the server at once: its data goes as well. */
async function end(pid) {
  try {
    // What runs under this id is the server: its parent would have said that it is gone.
    if (pid) process.kill(pid, 'SIGQUIT')
    // It is a child of another process: there is no event for its end.
    while (pid) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      process.kill(pid, 0)
    }
  } catch {
    // It is gone.
  }
}

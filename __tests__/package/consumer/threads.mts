// Ends by itself, although its threads are there.
import { half } from './thread-tasks.mjs'

console.log(`half of 4: ${await half.run({ n: 4 })}`)
try {
  await half.run({ n: 3 })
} catch (error) {
  const { name, message } = error as Error
  console.log(`half of 3: ${name}: ${message}`)
}

// Ends by itself, although its threads are there.
const { half } = require('./thread-tasks.cjs')

half
  .run({ n: 4 })
  .then((result) => {
    console.log(`half of 4: ${result}`)
    return half.run({ n: 3 })
  })
  .catch((error) => console.log(`half of 3: ${error.name}: ${error.message}`))

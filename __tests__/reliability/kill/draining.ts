// A worker that drains when its parent lets go of it. Argument: the URL of the store.

import { bullmq } from 'ft-response/bullmq'

const tasks = bullmq({ connection: process.argv[2] as string, queue: 'draining', onError() {} })
tasks.work().then(() => process.send?.('ready'))
process.once('disconnect', () => tasks.drain())

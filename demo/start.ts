// The dashboard and the slow service that it uses, together.

import { startDashboard } from './dashboard/app'
import { listen, start } from './listen'
import { SLOW_API_PORT, app as slowApi } from './slow-api/app'

start(async () => {
  const slowServer = await listen(slowApi, 'slow timestamp API', SLOW_API_PORT)
  // Closed last: the records under way still need it.
  await startDashboard(() => slowServer.close())
  console.log('Open the dashboard in a browser, and click the heading. Ctrl+C ends both.')
})

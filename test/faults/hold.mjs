// Preloaded: the run stands still before a file function that HOLD_AT names, so that it can be ended there.
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

fs[process.env.HOLD_AT] = async () => {
  process.stderr.write('holding\n')
  await new Promise(resolve => setTimeout(resolve, 3_600_000))
}
syncBuiltinESMExports()

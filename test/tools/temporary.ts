import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a run of tests a folder of its own for temporary files, which goes with it: some of them leave what they made there. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'v-'))
  // as such folders are: some run as another user
  chmodSync(folder, 0o1777)
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

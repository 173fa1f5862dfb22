import { spawnSync } from 'node:child_process'

/** Whether a program is here, and the words that a test's name has where it is not. */
export function tool(name: string, debianPackage: string): { readonly missing: boolean; readonly words: string } {
  const missing = spawnSync('which', [name]).status !== 0
  return { missing, words: missing ? `(skipped: ${name} is not installed; apt-get install ${debianPackage})` : '' }
}

/** Runs a program and answers what it printed. */
export function run(program: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  })
  if (status !== 0) throw new Error(`${program} failed: ${error ?? stderr}`)
  return stdout
}

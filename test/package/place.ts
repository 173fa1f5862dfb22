import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { expect } from 'vitest'
import { newFolder } from '../report/run.ts'

/** As a shell of somebody has it who installed vet beside the files: `vet` and `npx` find it there. */
export function shellIn(cwd: string, line: string, env: Readonly<Record<string, string>> = {}) {
  const { COLUMNS: _, ...others } = process.env
  const path = [join(cwd, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter)
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd,
    encoding: 'utf8',
    env: { ...others, NO_COLOR: '1', npm_config_offline: 'true', ...env, PATH: path },
    input: readFileSync('fixtures/quickstart/accounts.csv'),
  })
  return { code: status, out: stdout, err: stderr }
}

export function install(into: string): void {
  mkdirSync(join(into, 'node_modules', '.bin'), { recursive: true })
  symlinkSync(resolve('.'), join(into, 'node_modules', 'influencer-vet'), 'junction')
  for (const name of ['vet', 'influencer-vet']) symlinkSync(resolve('bin/vet.js'), join(into, 'node_modules', '.bin', name))
}

/** Files of the names that the README uses. */
export function fill(place: string): void {
  cpSync('fixtures/quickstart', join(place, 'fixtures', 'quickstart'), { recursive: true })
  for (const name of ['accounts.csv', 'posts.csv']) copyFileSync(`fixtures/quickstart/${name}`, join(place, name))
  copyFileSync('fixtures/quickstart/accounts.csv', join(place, 'everyone.csv'))
  for (const name of ['old.csv', 'new.csv']) copyFileSync(`fixtures/choosing/compare-${name}`, join(place, name))
  const lines = readFileSync('fixtures/quickstart/accounts.csv', 'utf8').split('\n')
  writeFileSync(join(place, 'five.csv'), lines.slice(0, 6).join('\n'))
  writeFileSync(join(place, 'yours.csv'), lines.join('\n').replace(',followers,', ',Your header,'))
}

/** A repository whose branch has changed the list since it left `main`. */
export function repository(): string {
  const place = newFolder()
  install(place)
  mkdirSync(join(place, 'lists'))
  const list = readFileSync('fixtures/quickstart/accounts.csv', 'utf8')
  writeFileSync(join(place, 'lists', 'prospects.csv'), list)
  const made = shellIn(place, 'git init -q -b main && git add lists && git -c user.name=a -c user.email=a@example.org commit -qm list')
  expect(made).toMatchObject({ code: 0 })
  shellIn(place, 'git update-ref refs/remotes/origin/main HEAD')
  writeFileSync(join(place, 'lists', 'prospects.csv'), list.replace('305000', '305001'))
  return place
}

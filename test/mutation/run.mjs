// `npm run mutation` changes every room, one small change at a time, and names the changes that no test noticed;
// `npm run mutation -- peers values` these rooms. Stryker is no dependency: it is fetched once, beside other caches.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { CACHE, ROOMS, STRYKER } from './rooms.mjs'

const wanted = process.argv.slice(2)
const strange = wanted.filter(room => !Object.hasOwn(ROOMS, room))
if (strange.length > 0) {
  console.error(`There is no room “${strange.join('”, “')}”: ${Object.keys(ROOMS).join(', ')}.`)
  process.exit(2)
}

const core = `${CACHE}/node_modules/@stryker-mutator/core`
const fetched = existsSync(core) && JSON.parse(readFileSync(`${core}/package.json`, 'utf8')).version === STRYKER
if (!fetched) {
  mkdirSync(CACHE, { recursive: true })
  // without its peers: vitest is this project's own
  const packages = ['core', 'vitest-runner'].map(name => `@stryker-mutator/${name}@${STRYKER}`)
  run('npm', ['install', '--prefix', CACHE, '--no-save', '--legacy-peer-deps', '--no-audit', '--no-fund', ...packages])
}

for (const room of wanted.length > 0 ? wanted : Object.keys(ROOMS)) {
  console.log(`\n${room}`)
  run(process.execPath, [`${core}/bin/stryker.js`, 'run', 'test/mutation/stryker.config.mjs'], { ...process.env, ROOM: room })
}

function run(program, args, env = process.env) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SCORER } from '../../src/followers/coefficients.ts'
import { fitScorer } from './fit.ts'
import { evaluateFollowers } from './followers.ts'
import { isLabelled, readLabelled } from './labelled.ts'
import { scorerSource } from './refit.ts'
import { followersText } from './tables.ts'

/**
 * `npm run evaluate -- [folder] [--save] [--refit]`: how well vet judges what others labelled.
 * The folder holds labelled followers (CSV with a column `fake`). With `--save` the figures go into results.json, dated;
 * with `--refit` the scorer is fitted anew on these followers, and its coefficients are written.
 */
const RESULTS = 'test/evaluation/results.json'
const COEFFICIENTS = 'src/followers/coefficients.ts'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { save: { type: 'boolean', default: false }, refit: { type: 'boolean', default: false } },
})
const date = new Date().toISOString().slice(0, 10)
const results: Record<string, unknown> = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {}
const put = (name: string, figures: object) => {
  results[name] = { date, ...figures }
}

const [folder] = positionals
if (folder !== undefined) {
  const files = readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .sort()
  const sets = files.filter(path => path.endsWith('.csv') && isLabelled(path)).map(readLabelled)
  if (sets.length > 0) {
    let scorer = SCORER
    if (flags.refit) {
      scorer = fitScorer(sets, date)
      writeFileSync(COEFFICIENTS, scorerSource(scorer))
      console.log(`Fitted on ${scorer.sets.join(' and ')}; coefficients are in ${COEFFICIENTS}.\n`)
    }
    const followers = evaluateFollowers(sets, scorer, date)
    console.log(followersText(followers))
    put('followers', { fitted: scorer.fitted, sets: followers })
  }
}

if (flags.save) {
  writeFileSync(RESULTS, `${JSON.stringify(results, rounded, 2)}\n`)
  console.log(`\nSaved in ${RESULTS}.`)
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SCORER } from '../../src/followers/coefficients.ts'
import { evaluateFolder } from './folder.ts'
import { scorerSource } from './refit.ts'

/**
 * `npm run evaluate -- [folder] [--save] [--refit]`: how well vet judges what others labelled, or
 * invented accounts without a folder.
 * The folder holds labelled followers (CSV files with a column `fake`), files of accounts as vet reads them, or both; its
 * truth.csv (`handle,bought`) says which accounts bought, and without one they are taken not to have. With `--save` the
 * figures go into results.json, dated; with `--refit` the scorer is fitted anew, and its coefficients are written.
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
  const { parts, text, refitted } = await evaluateFolder(folder, SCORER, flags.refit, date)
  console.log(text || `${folder} holds neither labelled followers nor files of accounts.`)
  for (const [name, figures] of Object.entries(parts)) put(name, figures)
  if (refitted) {
    writeFileSync(COEFFICIENTS, scorerSource(refitted))
    console.log(`\nFitted on ${refitted.sets.join(' and ')}; coefficients are in ${COEFFICIENTS}.`)
  }
} else {
  const { evaluateVariants, simulatedText } = await import('./simulated.ts')
  const variants = await evaluateVariants()
  for (const { title, sets } of variants) console.log(`${simulatedText(title, sets)}\n`)
  put('simulated', { variants })
}

if (flags.save) {
  writeFileSync(RESULTS, `${JSON.stringify(results, rounded, 2)}\n`)
  console.log(`\nSaved in ${RESULTS}.`)
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}

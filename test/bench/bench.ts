import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { CASES, type Case } from './cases.ts'
import { inTurns, median, type Run } from './measure.ts'
import type { Program } from './programs.ts'

/**
 * `npm run bench -- [cases] [--rounds n] [--folder f] [--note text] [--save]`: how long vet takes beside other programs on
 * the same files, in turns in one run. With `--save` the figures go into README.md here, dated.
 */
const RESULTS = 'test/bench/README.md'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    folder: { type: 'string', default: 'node_modules/.cache/vet/bench' },
    note: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter(name => !CASES.some(({ name: known }) => known === name))
if (unknown.length > 0) throw new Error(`No case is called ${unknown.join(', ')}. Cases: ${CASES.map(({ name }) => name).join(', ')}.`)
mkdirSync(flags.folder, { recursive: true })

for (const one of CASES.filter(({ name, onRequest }) => (positionals.length === 0 ? !onRequest : positionals.includes(name)))) {
  const { bavail, bsize } = statfsSync(flags.folder)
  if (bavail * bsize < one.disk * 1.2) {
    console.log(
      `${one.title}: not run, since ${flags.folder} has less than ${Math.ceil((one.disk * 1.2) / 1e9)} GB free. Name another with --folder.`,
    )
    continue
  }
  const programs = one.programs(flags.folder)
  const runs = inTurns(programs, flags.rounds === undefined ? one.rounds : Number(flags.rounds), !one.onRequest)
  const text = section(one, programs, runs)
  console.log(`${text}\n`)
  if (flags.save) save(one.name, text)
}

function section(one: Case, programs: readonly Program[], runs: ReadonlyMap<Program, readonly Run[] | null>): string {
  const base = runs.get(programs[0]!)
  if (!base) throw new Error(`${programs[0]!.name} took more memory than there is.`)
  const ratio = (own: readonly Run[], figure: 'wall' | 'cpu') =>
    median(own.map((run, round) => run[figure] / base[round]![figure])).toFixed(2)
  const lines = programs.map(program => {
    const own = runs.get(program)
    if (!own) return `| ${program.name} | out of memory | | | | | |`
    const wall = median(own.map(run => run.wall))
    const cells = [
      program.name,
      seconds(wall),
      seconds(median(own.map(run => run.cpu))),
      Math.round(median(own.map(run => run.memory))).toLocaleString('en'),
      `${ratio(own, 'wall')} ×`,
      `${ratio(own, 'cpu')} ×`,
      Math.round(one.rows / (wall / 1000)).toLocaleString('en'),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  return [
    `### ${one.title}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}; medians of ${base.length} ${base.length === 1 ? 'round' : 'rounds'}.${flags.note ? ` ${flags.note}` : ''}`,
    '',
    '| program | seconds | of processor | peak MiB | to the first | of processor | rows a second |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n')
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 3 : 1)
}

/** Puts the section between its marks. */
function save(name: string, text: string): void {
  const file = readFileSync(RESULTS, 'utf8')
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const from = file.indexOf(begin)
  const to = file.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${RESULTS} has no place for ${name}: it goes between ${begin} and ${end}.`)
  writeFileSync(RESULTS, `${file.slice(0, from)}${begin}\n${text}\n${file.slice(to)}`)
}

import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder, vet } from '../report/run.ts'

/** A list in a folder of its own, with a config that names an output. */
function place(output: string) {
  const folder = newFolder()
  writeFileSync(join(folder, 'list.csv'), 'handle,platform,followers\nbrie,instagram,5000\n')
  writeFileSync(join(folder, 'vet.config.json'), JSON.stringify({ outputs: [output] }))
  return { folder, list: join(folder, 'list.csv'), run: () => vet([join(folder, 'list.csv')], { cwd: folder }) }
}

describe('outputs of a config', () => {
  it.each(['../report.csv', 'csv=/tmp/report.csv', 'table=.git/hooks/pre-commit'])('may not be %s', async output => {
    const { run, folder } = place(output)
    mkdirSync(join(folder, '.git/hooks'), { recursive: true })
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('and a config may not write there') })
  })

  it.skipIf(process.platform === 'win32')('may be neither a program nor a link to what is hidden', async () => {
    const program = place('table=run')
    writeFileSync(join(program.folder, 'run'), 'echo hello\n')
    chmodSync(join(program.folder, 'run'), 0o755)
    expect(await program.run()).toMatchObject({ code: 2, err: expect.stringContaining('is a program') })
    const link = place('report.csv')
    mkdirSync(join(link.folder, '.git'))
    symlinkSync('.git/hook', join(link.folder, 'report.csv'))
    expect(await link.run()).toMatchObject({ code: 2, err: expect.stringContaining('hidden') })
  })

  it.each([
    'ndjson=Makefile',
    'ndjson=configure',
    'table=build.sh',
    'json=report.js',
    'csv=report',
    'package.json',
    'json=Package.JSON',
    'json=tsconfig.build.json',
    'CMakeLists.txt',
    'table=requirements-dev.txt',
    'junit=pom.xml',
    'AGENTS.md',
    'node_modules/a/data.json',
    'ndjson=report.html',
  ])('may not be what programs run or obey: %s', async output => {
    const { run, folder } = place(output)
    mkdirSync(join(folder, 'node_modules/a'), { recursive: true })
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('and a config may not write there') })
    expect(readdirSync(folder).sort()).toEqual(['list.csv', 'node_modules', 'vet.config.json'])
  })

  it.skipIf(process.platform === 'win32')('may be no link to what programs run', async () => {
    const { run, folder } = place('report.csv')
    symlinkSync('Makefile', join(folder, 'report.csv'))
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('does not end as a report does') })
  })

  it.each(['report.txt', 'page.htm', 'html=page.html', 'csv=report.tsv', 'github=vet.log', 'REPORT.CSV', 'package.csv', 'vet.sarif'])(
    'may be %s',
    async output => {
      const { run } = place(output)
      expect(await run()).toMatchObject({ code: 0 })
    },
  )

  it('may be in a folder beside it', async () => {
    const { run, folder } = place('reports/report.csv')
    mkdirSync(join(folder, 'reports'))
    expect(await run()).toMatchObject({ code: 0 })
  })
})

it.each([
  ['--config', { prior: 0.3 }],
  ['--tiers', { micro: 2000, macro: 100_000, celebrity: 1_000_000 }],
])('no report replaces the file of %s', async (option, content) => {
  const { list, folder } = place('out.csv')
  const file = join(folder, 'own.json')
  writeFileSync(file, JSON.stringify(content))
  expect(await vet([list, option, file, '-o', file], { cwd: folder })).toMatchObject({
    code: 2,
    err: expect.stringContaining('is read in this run, and would be replaced'),
  })
  expect(await vet([list, '-o', `json=${join(folder, 'vet.config.json')}`])).toMatchObject({
    code: 2,
    err: expect.stringContaining('a config is called so'),
  })
})

// The notices of the packages that are in the bundle, which their licences ask for in every copy (`npm run build:js`).
import { readdirSync, readFileSync } from 'node:fs'

/** Licences that ask for no more than their notice. */
const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0']

/** One text with name, version and licence of each package whose files were bundled. Throws where one is not permissive or has no notice. */
export function noticesOf(files) {
  const folders = new Set(files.map(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean))
  const parts = [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    if (!PERMISSIVE.includes(license)) throw new Error(`${name} is licensed under ${license}, which vet may not bundle.`)
    const notice = readdirSync(folder).find(file => /^licen[cs]e([.-]|$)/i.test(file))
    if (!notice) throw new Error(`${name} comes without the text of its licence.`)
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${notice}`, 'utf8').replaceAll('\r\n', '\n').trim()}\n`
  })
  return `vet contains these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`
}

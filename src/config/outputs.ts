import { promises as fs } from 'node:fs'
import { basename, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { canonical } from '../canonical.ts'
import { VetError } from '../errors.ts'
import { reporters } from '../report/index.ts'

/** Names that programs act on without being told to, though they end as reports may. */
const ACTED_ON = [
  /^(package(-lock)?|npm-shrinkwrap|vet\.config|composer|bower|deno|jsr|biome|turbo|nx|lerna|rush|project|angular|vercel|now|netlify|firebase|cdk|renovate|bunfig|global|cmakepresets|cmakeuserpresets|tasks|launch|settings|devcontainer|conanfile|meson)\.jsonc?$/,
  /^[jt]sconfig|\.config\.json$/,
  /^(cmakelists|conanfile|meson_options)\.txt$/,
  /^(requirements|constraints)|[-_](requirements|constraints)\.txt$/,
  /^(pom|build|settings|phpunit|web|androidmanifest|nuget)\.xml$/,
  // what coding agents obey
  /^(agents|claude|gemini|copilot-instructions|skill)(\.local)?\.md$/,
]

/** Endings of reports, and of plain text and data beside them; no program runs a file of any. */
const ENDINGS: readonly string[] = [...reporters.flatMap(({ extensions }) => extensions), '.tsv', '.log']
const PAGES = ['.html', '.htm']

/**
 * `junit=vet.xml` or `vet.xml` of a config in the folder `from`, wherever the run is. A config may come with the data: it
 * writes neither out of its folder nor into what is hidden or installed there, and only under names of reports, so that no
 * program can be made to run or obey what strangers wrote. Of pages, only the one that escapes what stands in it.
 */
export async function placed(output: string, from: string, config: string): Promise<string> {
  const [, format = '', path = ''] = /^([a-z]+=)?(.*)$/s.exec(output) ?? []
  const whole = resolve(from, path)
  // a link is judged by what it leads to
  const place = await canonical(whole)
  const fault = (await whereFault(await canonical(from), place)) ?? nameFault(format, place)
  if (fault === null) return `${format}${whole}`
  throw new VetError('bad-config', `${config} → outputs: “${output}” ${fault[0]}, and a config may not write there.`, fault[1])
}

const ELSEWHERE = 'Name a file beside the config or in a folder there; any other with -o.'
const OTHERWISE = 'Give the report an ending of its own, as vet.csv or vet.html; any other name with -o.'

type Fault = readonly [what: string, next: string]

async function whereFault(from: string, place: string): Promise<Fault | null> {
  const steps = relative(from, place).split(sep)
  if (isAbsolute(steps.join(sep)) || steps.some(step => step.startsWith('.') || step.toLowerCase() === 'node_modules'))
    return ['is outside of the folder of the config, or hidden in it', ELSEWHERE]
  const runs = await fs.stat(place).then(
    file => file.isFile() && (file.mode & 0o111) !== 0,
    () => false,
  )
  return runs ? ['is a program', ELSEWHERE] : null
}

function nameFault(format: string, place: string): Fault | null {
  // file systems may not tell capitals apart
  const name = basename(place).toLowerCase()
  const ending = extname(name)
  if (!ENDINGS.includes(ending)) return ['does not end as a report does', OTHERWISE]
  if (ACTED_ON.some(known => known.test(name))) return ['has a name that programs act on', OTHERWISE]
  if (PAGES.includes(ending) && format !== '' && format !== 'html=') return ['would be a page that escapes nothing', OTHERWISE]
  return null
}

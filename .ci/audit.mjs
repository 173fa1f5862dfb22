// Known faults of what reaches users: the packages in the bundle, and those that are installed beside it. What is only worked with is counted.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 })
const { vulnerabilities } = JSON.parse(stdout || '{}')
if (!vulnerabilities) {
  console.log('npm audit: the registry does not answer it, so it was not tried.')
  process.exit(0)
}
const bundled = [...readFileSync('dist/licenses.txt', 'utf8').matchAll(/^(\S+) \d\S* \(\S+\)$/gm)].map(([, name]) => name)
const installed = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages).flatMap(([path, { dev }]) =>
  path === '' || dev ? [] : [path.replace(/^.*node_modules\//, '')],
)
const shipped = new Set([...bundled, ...installed])
const grave = Object.values(vulnerabilities).filter(({ severity }) => ['moderate', 'high', 'critical'].includes(severity))
const faults = grave.filter(({ name }) => shipped.has(name))
for (const { name, severity, via } of faults) console.error(`npm audit: ${name} (${severity}): ${via.map(by => by.title ?? by).join('; ')}`)
console.log(
  `npm audit: ${faults.length} known faults in the ${shipped.size} packages that reach users, ${grave.length - faults.length} in others.`,
)
process.exit(faults.length > 0 ? 1 : 0)

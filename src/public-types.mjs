// Leaves in dist only the types that the library's face leads to (`npm run build:types`), under the names of the files that
// they describe: the rest of the program is in the bundle, and its types would be ten times as many files.
import { readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the page is made into; the checkout's own types need it, and it is not published. */
const PAGE = join('dist', 'page.d.ts')

const reached = new Set()
const follow = file => {
  if (reached.has(file)) return
  reached.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, path] of text.matchAll(/from '(\.[^']+)\.ts'/g)) follow(join(dirname(file), `${path}.d.ts`))
  writeFileSync(file, text.replace(/(from '\.[^']+)\.ts'/g, "$1.js'"))
}
follow(join('dist', 'index.d.ts'))

for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name)
  if (entry.isFile() && file.endsWith('.d.ts') && file !== PAGE && !reached.has(file)) rmSync(file)
}
const folders = readdirSync('dist', { recursive: true, withFileTypes: true }).filter(entry => entry.isDirectory())
for (const path of folders.map(entry => join(entry.parentPath, entry.name)).sort((a, b) => b.length - a.length))
  if (readdirSync(path).length === 0) rmdirSync(path)

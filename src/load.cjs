// Loads the bundled command line (copied beside it by `npm run build:js`). Node 22.1 and later keep what they compiled between
// runs; Node 20 compiles every file anew, which takes a third of the time of a list of thirty. A checkout's build therefore keeps
// what the very Node that ran it made of each file (`npm run build:compiled`), and only that Node takes it: V8's own check does
// not tell one release of Node from the next, nor two sources of one length, so that each bundling throws away what was kept.
// Where nothing was kept, files are loaded as Node does.
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join, relative } = require('node:path')

/** Where the build keeps what was compiled. */
const KEPT = join(__dirname, 'compiled', `${process.version}-${process.platform}-${process.arch}`)

/** The scripts that were loaded so, by their paths in this folder. */
const scripts = new Map()
const modules = new Map()

function loadHere(file) {
  const known = modules.get(file)
  if (known !== undefined) return known.exports
  const module = { exports: {} }
  modules.set(file, module)
  const { Script } = require('node:vm')
  const name = relative(__dirname, file)
  const kept = join(KEPT, `${name}.bin`)
  // the bundle is ASCII, which V8 need not decode
  const script = new Script(`(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`, {
    filename: file,
    ...(existsSync(kept) ? { cachedData: readFileSync(kept) } : {}),
  })
  scripts.set(name, script)
  const folder = dirname(file)
  const requireFrom = id => (id.startsWith('.') ? loadHere(join(folder, id)) : require(id))
  script.runInThisContext()(module.exports, requireFrom, module, file, folder)
  return module.exports
}

function loadAsNodeDoes(file) {
  require('node:module').enableCompileCache?.()
  return require(file)
}

/** Loads a file of this folder, with all that it leads to. */
const load = name => (existsSync(KEPT) ? loadHere : loadAsNodeDoes)(join(__dirname, name))

module.exports = { KEPT, scripts, load }

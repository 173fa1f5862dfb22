import { VetError } from '../errors.ts'
import type { Field } from '../model/fields.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import { headerKey } from './aliases.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { type HeldTable, heldTable, type Layout, type Understanding } from './held-table.ts'
import type { HeaderMap } from './mapped-columns.ts'
import type { Flat } from './records.ts'

/** Records of one shape, and the lists inside them, each a table of its own. */
export interface RecordGroup {
  /** @param parent scalars of what the records stand in */
  readonly record: (flat: Flat, line: number, parent: ReadonlyMap<string, Cell>) => void
  /** One record of a list, whose owner is known by `parent`. */
  readonly item: (list: string, flat: Flat, line: number, parent: ReadonlyMap<string, Cell>) => void
  /** Counts a record that could not be read; its diagnostic is added. */
  readonly reject: () => void
  readonly records: () => number
  readonly end: (encoding: string) => InputReport[]
}

/**
 * Lists that hold what others wrote, or posts chosen for their success, or accounts that only resemble the one vetted:
 * read as posts or history of the account, they would speak for somebody else or flatter.
 */
const OF_OTHERS = /comments?$|repl(y|ies)$|child|tagged|coauthor|related|similar|lookalike|mention|suggest|notable/i
const CHOSEN = /^(top|best|popular|sponsored)/i
/** Lists of an account's own posts, in which a date and counts are enough to tell one. */
const POSTS = /(?:posts?|media|contents?|feed|videos?|reels?|shorts|tweets?|clips|photos|publications|publicaciones|beiträge)$/i

/** What a record says of its lists' rows: whose they are. */
const OWNER: readonly Field[] = ['handle', 'platform']

/** Which kinds a list inside a record of some kind may be; a list in records that mean nothing themselves may be any. */
function mayHold(kind: Kind | null, list: Kind): boolean {
  return kind === null || (kind === 'accounts' && list !== 'accounts')
}

export function recordGroup(path: string, understanding: Understanding, layout: Layout): RecordGroup {
  const { diagnostics } = understanding
  const lists = new Map<string, HeldTable | null>()
  const skipped = new Map<string, number>()
  let rejected = 0
  let mainKind: Kind | null = null
  let decided = false

  const main = heldTable(path, understanding, decideMain, layout)
  /** Once enough is held: what the records are, and with that, which lists count. */
  function decideMain() {
    if (decided) return
    decided = true
    mainKind = main.understood()?.kind ?? null
    for (const name of lists.keys()) decideList(name)
    if (main.rows() === 0) return
    if (mainKind === null && readLists().length > 0) main.drop()
    else main.open([])
  }
  function decideList(name: string) {
    const list = lists.get(name)
    if (!list) return
    if (!decided) return decideMain()
    const plain = list.understood()
    const posts = mainKind === 'accounts' && POSTS.test(name) ? list.understood('posts') : null
    if (plain && mayHold(mainKind, plain.kind)) list.open(ofOwner(plain))
    else if (posts) list.open(ofOwner(posts), 'posts')
    else {
      skipped.set(name, list.rows())
      lists.set(name, null)
    }
  }
  /** Rows that name no account are of the record that they stand in. */
  const ofOwner = (list: Columns): HeaderMap => {
    const around = list.at.has('handle') ? null : main.understood()
    return OWNER.flatMap(field => {
      const header = around?.at.has(field) && !list.at.has(field) ? PARENT + around.headers[around.at.get(field)!] : null
      return header ? [{ field, header, key: headerKey(header), why: 'the record that the list stands in' }] : []
    })
  }
  const readLists = () => [...lists.values()].filter(list => list !== null)
  const skip = (name: string): void => {
    skipped.set(name, (skipped.get(name) ?? 0) + 1)
  }
  const item: RecordGroup['item'] = (name, flat, line, parent) => {
    const key = name.slice(name.lastIndexOf('.') + 1)
    if (OF_OTHERS.test(key) || CHOSEN.test(key)) return skip(name)
    let list = lists.get(name)
    if (list === undefined) {
      const options = { ...understanding.options, kind: null, list: key }
      list = heldTable(`${path}#${name}`, { ...understanding, options }, () => decideList(name), { ...layout, columnOf: () => null })
      lists.set(name, list)
    }
    if (list === null) return skip(name)
    for (const [inner] of flat.lists) skip(`${name}.${inner}`)
    list.add(new Map([...flat.cells, ...parent]), line)
  }

  return {
    item,
    reject: () => {
      rejected++
    },
    records: () => main.rows(),
    record(flat, line, parent) {
      main.add(parent.size > 0 ? new Map([...flat.cells, ...parent]) : flat.cells, line)
      if (flat.lists.length === 0) return
      const own = asParent(flat.cells)
      for (const [name, records] of flat.lists) for (const inner of records) item(name, inner, line, own)
    },
    end(encoding) {
      // the one record around long lists comes after them
      if (decided) mainKind = main.understood()?.kind ?? null
      decideMain()
      for (const name of lists.keys()) decideList(name)
      const reports: InputReport[] = []
      const read = readLists()
      if (mainKind !== null || read.length === 0) {
        if (main.rows() === 0) throw noRecords(path, rejected)
        reports.push(main.end(encoding))
      } else if (main.rows() > 0)
        diagnostics.add({
          code: 'only-lists',
          severity: 'warning',
          message: 'The records themselves have no figures that vet knows; only the lists in them were read.',
          file: path,
        })
      for (const list of read) {
        const report = list.end(encoding)
        reports.push({ ...report, unusedColumns: report.unusedColumns.filter(header => !header.startsWith(PARENT)) })
      }
      if (skipped.size > 0)
        diagnostics.add({
          code: 'skipped-lists',
          severity: 'warning',
          message: `Lists inside the records that tell nothing of the account’s own posts or history were skipped: ${[...skipped.keys()].slice(0, 8).join(', ')}${skipped.size > 8 ? `, and ${skipped.size - 8} more` : ''}.`,
          file: path,
        })
      const [first, ...others] = reports
      return [{ ...first!, rows: first!.rows + rejected, rejected: first!.rejected + rejected }, ...others]
    },
  }
}

/** Before the headers that rows of a list have from the record around it. */
const PARENT = 'parent.'

/** A record's scalars, as the rows of its lists carry them. */
export function asParent(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  return new Map([...cells].map(([header, cell]) => [PARENT + header, cell]))
}

function noRecords(path: string, rejected: number): VetError {
  return new VetError(
    'not-a-table',
    rejected > 0 ? `None of the ${rejected} records of ${path} could be read.` : `${path} holds no records.`,
    'It should hold an object for each account or post, in a list or one on each line.',
  )
}

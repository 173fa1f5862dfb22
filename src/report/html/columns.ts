import type { Cell, Column } from './data.ts'

/** Words that repeat are written once; a column of one value is that value. */
export function packColumn(values: readonly Cell[]): Column {
  const first = values[0] ?? null
  if (values.every(value => value === first)) return { all: first }
  if (values.every(value => typeof value === 'number' || value === null)) return values
  const index = new Map<Cell, number>()
  for (const value of values) {
    if (!index.has(value)) index.set(value, index.size)
    if (index.size > values.length / 2) return values
  }
  return { words: [...index.keys()], at: values.map(value => index.get(value)!) }
}

export function unpackColumn<T extends Cell>(column: Column, count: number): readonly T[] {
  if ('all' in column) return new Array<Cell>(count).fill(column.all) as T[]
  if ('words' in column) return column.at.map(at => column.words[at]) as T[]
  return column as readonly Cell[] as readonly T[]
}

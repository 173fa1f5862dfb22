import type { ChalkInstance } from 'chalk'
import type { AccountReport } from '../model/report.ts'
import { forTerminal } from '../text/escape.ts'
import { columns, padded, truncate, wrap } from '../text/lines.ts'
import { money } from '../text/money.ts'
import { count, percent, times } from '../text/numbers.ts'
import { accountWords, checkedWords, purchasedWords } from './words.ts'

/** From here on there is room for the main reason beside each account. */
export const REASON_WIDTH = 120

/** Lines of a cell, where it may have as many as it needs: a name that takes more is none. */
const TALLEST = 8

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
  readonly width: number
  /** The lines of a cell, coloured, none wider than `width`. */
  readonly cell: (account: AccountReport) => readonly string[]
}

const painters = (chalk: ChalkInstance): Readonly<Record<AccountReport['purchasedFollowers'], (text: string) => string>> => ({
  likely: chalk.red.bold,
  possible: chalk.yellow,
  insufficient: chalk.dim,
  'no-sign': chalk.green,
})

/** Columns of one line a cell as one column: a grid takes its time by the cell. */
const sideBySide = (all: readonly Column[], gap: number): readonly Column[] => {
  if (all.length < 2) return all
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => padded(cell, all[i]!.width, all[i]!.align)).join(' '.repeat(gap))
  return [
    {
      title: line(all.map(({ title }) => title)),
      align: 'left',
      width: all.reduce((sum, { width }) => sum + width + gap, -gap),
      cell: account => [line(all.map(({ cell }) => cell(account)[0] ?? ''))],
    },
  ]
}

const widest = (texts: readonly string[], least: number, most: number): number =>
  texts.reduce((width, text) => Math.min(most, Math.max(width, columns(text.slice(0, most)))), least)

/** Parts on one line where they fit, else one below the other. */
const fitted = (
  parts: readonly string[],
  width: number,
  paint: readonly ((text: string) => string)[],
  whole = false,
): readonly string[] => {
  const painted = parts.flatMap((part, i) => wrap(part, width, whole ? TALLEST : 1).map(line => (paint[i] ?? String)(line)))
  return columns(parts.join(' · ').slice(0, width * 2)) <= width ? [painted.join(' · ')] : painted
}

/** The first reason, without what the verdict beside it says already. */
const mainReason = ({ reasons: [first = ''] }: AccountReport): string =>
  first.replace(/^Not enough data to tell: (.)/, (_, letter: string) => letter.toUpperCase())

/** Columns for these accounts that, with `gap` between them, take at most `width`. @param whole whether names and reasons take as many lines as they need */
export const layOut = (
  accounts: readonly AccountReport[],
  width: number,
  gap: number,
  chalk: ChalkInstance,
  whole = false,
): readonly Column[] => {
  const wide = width >= 100
  const paint = painters(chalk)
  const joined = (parts: readonly string[]): string => parts.join(' · ')
  const verdict = (account: AccountReport): readonly string[] =>
    [purchasedWords(account), checkedWords(account)].filter(words => words !== null)

  const simple = (title: string, align: Column['align'], text: (account: AccountReport) => string): Column => {
    const most = Math.max(columns(title), 16)
    const cellWidth = widest(accounts.map(text), columns(title), most)
    return { title, align, width: cellWidth, cell: account => [truncate(text(account), cellWidth)] }
  }
  const tier = simple('Tier', 'left', account => account.tier ?? '–')
  const followers = simple('Followers', 'right', account => count(account.followers))
  const engagement = simple(wide ? 'Engagement' : 'ER', 'right', account => percent(account.engagementRatePct))
  const expected = simple(wide ? 'vs expected' : 'vs exp.', 'right', account => times(account.engagementToExpected))

  const cost = simple('Cost each', 'right', account => forTerminal(money(account.costPerEngagement, account.currency)))
  const costs = width >= 120 && accounts.some(({ costPerEngagement }) => costPerEngagement !== null) ? [cost] : []

  // Least and most columns of the two that give way; the narrower the terminal, the more of the numbers are left out.
  const leastAccount = 10
  const leastVerdict = 15
  const room = (middle: readonly Column[]): number => width - middle.reduce((sum, column) => sum + column.width + gap, gap)
  const middle = [
    [tier, followers, engagement, expected, ...costs],
    [tier, followers, engagement],
    [followers, engagement],
    [followers],
    [],
  ].find((some, i) => i === 4 || room(some) >= leastAccount + leastVerdict) as readonly Column[]

  const reasonLeast = width >= REASON_WIDTH ? 30 + gap : 0
  const flexible = room(middle) - reasonLeast
  const verdictWidth = Math.min(widest(accounts.map(verdict).map(joined), 12, wide ? 34 : 25), Math.max(leastVerdict, flexible - 24))
  const verdictTitle = verdictWidth >= 20 ? 'Purchased followers?' : 'Purchased?'
  const verdictFits = Math.max(verdictWidth, columns(verdictTitle))
  const accountWidth = Math.max(1, Math.min(widest(accounts.map(accountWords).map(joined), 7, 32), flexible - verdictFits))
  const reasonWidth = width >= REASON_WIDTH ? room(middle) - accountWidth - verdictFits - gap : 0

  const first: Column = {
    title: 'Account',
    align: 'left',
    width: accountWidth,
    cell: account => fitted(accountWords(account), accountWidth, [String, chalk.dim], whole),
  }
  const purchased: Column = {
    title: verdictTitle,
    align: 'left',
    width: verdictFits,
    cell: account => fitted(verdict(account), verdictFits, [paint[account.purchasedFollowers], chalk.dim]),
  }
  const reason: Column = {
    title: 'Main reason',
    align: 'left',
    width: reasonWidth,
    cell: account => wrap(forTerminal(mainReason(account)), reasonWidth, whole ? TALLEST : 3),
  }
  return [first, ...sideBySide(middle, gap), purchased, ...(reasonWidth > 0 ? [reason] : [])]
}

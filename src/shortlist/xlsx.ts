import { writeXlsx } from 'hucre/xlsx'
import { type SheetColumn, sheetOf, type Value } from '../report/xlsx/sheet.ts'
import { profileUrl } from '../text/links.ts'
import { verdictWords } from '../text/numbers.ts'
import { AIM_WORDS } from './options.ts'
import type { Chosen, Considered, Shortlist } from './shortlist.ts'

type Unpriced = Shortlist['withoutPrice'][number]
type Line = readonly [what: string, value: Value]

/** A workbook for people: the list, who was not taken and why, who names no price, and how it was chosen. */
export async function shortlistXlsx(list: Shortlist): Promise<Uint8Array> {
  const sheets = [
    sheetOf('Shortlist', chosenColumns(list), list.selected, []),
    sheetOf('Not taken', NOT_TAKEN, list.considered, []),
    sheetOf('Without a price', WITHOUT_PRICE, list.withoutPrice, []),
    sheetOf('How it was chosen', LINES, linesOf(list), []),
  ]
  // no clock, so that the same files give the same workbook
  return await writeXlsx({ sheets, properties: { title: 'Shortlist', creator: 'vet', modified: new Date(0) } })
}

function chosenColumns({ totals, settings }: Shortlist): SheetColumn<Chosen>[] {
  const currency = totals.currency ?? 'no currency'
  return [
    {
      title: 'Account',
      width: 26,
      format: 'text',
      value: ({ handle }) => handle,
      link: ({ platform, handle }) => profileUrl(platform, handle),
    },
    { title: 'Platform', width: 12, format: 'text', value: ({ platform }) => platform },
    { title: 'Name', width: 22, format: 'text', value: ({ name }) => name },
    { title: 'Niche', width: 14, format: 'text', value: ({ niche }) => niche },
    { title: 'Country', width: 10, format: 'text', value: ({ country }) => country },
    { title: 'Tier', width: 11, format: 'text', value: ({ tier }) => tier },
    { title: 'Followers', width: 13, format: 'count', value: ({ followers }) => followers },
    { title: 'Engagements a post', width: 13, format: 'count', value: ({ money }) => money?.engagementsPerPost ?? null },
    { title: 'usually from', width: 12, format: 'count', value: ({ money }) => money?.engagementsPerPostRange?.[0] ?? null },
    { title: 'usually to', width: 12, format: 'count', value: ({ money }) => money?.engagementsPerPostRange?.[1] ?? null },
    { title: `Cost (${currency})`, width: 13, format: 'money', value: ({ cost }) => cost },
    { title: `Counted: ${AIM_WORDS[settings.optimise]}`, width: 15, format: 'count', value: ({ worth }) => worth },
    { title: 'Purchased followers?', width: 17, format: 'text', value: ({ purchasedFollowers }) => verdictWords(purchasedFollowers) },
    { title: 'In return', width: 14, format: 'text', value: ({ money }) => money?.offer ?? null },
    { title: 'Website', width: 30, format: 'text', value: ({ website }) => website },
    { title: 'Why', width: 80, format: 'text', value: ({ why }) => why.join(' ') },
  ]
}

const NOT_TAKEN: readonly SheetColumn<Considered>[] = [
  { title: 'Account', width: 26, format: 'text', value: ({ handle }) => handle },
  { title: 'Platform', width: 12, format: 'text', value: ({ platform }) => platform },
  { title: 'Reason', width: 16, format: 'text', value: ({ reason }) => reason },
  { title: 'Why', width: 90, format: 'text', value: ({ why }) => why },
]

const WITHOUT_PRICE: readonly SheetColumn<Unpriced>[] = [
  { title: 'Account', width: 26, format: 'text', value: ({ handle }) => handle },
  { title: 'Platform', width: 12, format: 'text', value: ({ platform }) => platform },
  { title: 'Worth', width: 13, format: 'count', value: ({ worth }) => worth },
  { title: 'In return', width: 14, format: 'text', value: ({ offer }) => offer },
  { title: 'Why', width: 60, format: 'text', value: ({ why }) => why },
]

const LINES: readonly SheetColumn<Line>[] = [
  { title: 'What', width: 30, format: 'text', value: ([what]) => what },
  { title: 'Figure', width: 100, format: 'general', value: ([, value]) => value },
]

function linesOf({ settings, totals, method, bound, gap, notes }: Shortlist): Line[] {
  return [
    ['Budget', settings.budget],
    ['Currency', totals.currency],
    ['Accounts at most', settings.count],
    ['Worst verdict taken', verdictWords(settings.maxRisk)],
    ['Niche sought', settings.niche],
    ['Country sought', settings.country],
    ['Accounts chosen', totals.accounts],
    ['Cost', totals.cost],
    ['Engagements from one post by each', totals.engagements],
    ['usually from', totals.engagementsRange?.[0] ?? null],
    ['usually to', totals.engagementsRange?.[1] ?? null],
    ['Followers in sum (overlap unknown)', totals.followers],
    ['Method', method],
    [`No choice exceeds (${AIM_WORDS[settings.optimise]})`, bound],
    ['Gap to that, percent', gap * 100],
    ...notes.map((note): Line => ['Note', note]),
  ]
}

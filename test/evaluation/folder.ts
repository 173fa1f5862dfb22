import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scorer } from '../../src/followers/score.ts'
import { accountsText, organicText } from './account-tables.ts'
import { accountFigures, accountFiles, judgeFiles, organicFigures, readTruth } from './accounts.ts'
import { fitScorer } from './fit.ts'
import { evaluateFollowers } from './followers.ts'
import { isLabelled, readLabelled } from './labelled.ts'
import { followersText } from './tables.ts'

/** What one folder told: figures by part, text for people, and the scorer where it was fitted anew. */
export interface FolderEvaluation {
  readonly parts: Readonly<Record<string, object>>
  readonly text: string
  readonly refitted: Scorer | null
}

/** Scores what a folder holds: labelled followers, labelled accounts, or accounts taken not to have bought. */
export async function evaluateFolder(folder: string, shipped: Scorer, refit: boolean, date: string): Promise<FolderEvaluation> {
  const files = readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .sort()
  const labelled = files.filter(path => path.endsWith('.csv') && isLabelled(path))
  const sets = labelled.map(readLabelled)
  const parts: Record<string, object> = {}
  const texts: string[] = []
  const refitted = refit && sets.length > 0 ? fitScorer(sets, date) : null
  if (sets.length > 0) {
    const scorer = refitted ?? shipped
    const followers = evaluateFollowers(sets, scorer, date)
    texts.push(followersText(followers))
    parts.followers = { fitted: scorer.fitted, sets: followers }
  }
  const given = accountFiles(files, labelled)
  if (given.length > 0) {
    const accounts = await judgeFiles(given)
    const names = given.map(path => basename(path))
    const truth = join(folder, 'truth.csv')
    if (existsSync(truth)) {
      const figures = accountFigures(accounts, readTruth(truth))
      texts.push(accountsText(figures))
      parts.accounts = { files: names, ...figures }
    } else {
      const figures = organicFigures(accounts)
      texts.push(organicText(`Accounts of ${names.join(', ')}: unlabelled, taken as organic`, figures))
      parts.organic = { files: names, ...figures }
    }
  }
  return { parts, text: texts.join('\n\n'), refitted }
}

import type { PolicyConfig } from './config/policy.ts'
import type { Accounts } from './engine/account-list.ts'
import type { Diagnostics } from './input/diagnostics.ts'
import type { PeersData } from './peers/expectation.ts'
import { sayComparedInPart } from './peers/parts.ts'
import type { Settings } from './settings.ts'

/** Says of a run that judges a part of all accounts what it knew of that part only. @param ownPrices as accounts have them, and no baseline */
export function sayOfPart(
  accounts: Accounts,
  peers: PeersData,
  ownPrices: boolean,
  settings: Pick<Settings, 'peers' | 'policy'>,
  diagnostics: Diagnostics,
): void {
  sayComparedInPart(peers, ownPrices, settings.peers.baseline, diagnostics)
  if (hasCreators(accounts)) sayCreators(diagnostics)
  sayPolicy(settings.policy.rules, diagnostics)
}

function hasCreators(accounts: Accounts): boolean {
  for (let index = 0; index < accounts.length; index++) if (accounts.value(index, 'creator') !== null) return true
  return false
}

/** People have accounts in other parts. */
function sayCreators(diagnostics: Diagnostics): void {
  diagnostics.add({
    code: 'creators-in-part',
    severity: 'warning',
    message:
      'Accounts here name creators, whose other accounts may be in another part of all accounts: the creators of this report have only the accounts of this part, and who has but one in it is left out. Take creators from a run without --shard.',
  })
}

/** Rules that hold for all accounts of a run together. */
const OF_ALL = ['insufficientAccounts', 'flaggedSharePct'] as const satisfies readonly (keyof PolicyConfig)[]

/** They are held against the part, as if that were all. */
function sayPolicy(rules: PolicyConfig, diagnostics: Diagnostics): void {
  const set = OF_ALL.filter(name => rules[name] !== undefined && rules[name] !== 'off')
  if (set.length === 0) return
  diagnostics.add({
    code: 'policy-in-part',
    severity: 'warning',
    message: `Held against this part of all accounts alone: ${set.join(', ')}. The whole may pass or fail otherwise. Decide by the counts of all parts together, or by a run without --shard.`,
  })
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder, vet } from '../report/run.ts'

const ACCOUNTS = 'handle,platform,followers\nbrie,instagram,50000\n'

function place(config: unknown) {
  const folder = newFolder()
  const below = join(folder, 'lists', 'autumn')
  mkdirSync(below, { recursive: true })
  writeFileSync(join(folder, 'vet.config.json'), typeof config === 'string' ? config : JSON.stringify(config))
  const accounts = join(below, 'accounts.csv')
  writeFileSync(accounts, ACCOUNTS)
  return { folder, below, accounts }
}

describe('vet.config.json', () => {
  it('is found from the working folder upwards', async () => {
    const { below, accounts } = place({ policy: { maxFollowers: ['error', 100] } })
    expect((await vet([accounts], { cwd: below })).code).toBe(1)
  })

  it('gives way to --config, and a flag beats both', async () => {
    const { folder, below, accounts } = place({ policy: { maxFollowers: ['error', 100] }, prior: 0.3 })
    writeFileSync(join(folder, 'mild.json'), '{"prior": 0.1}')
    const { code, out } = await vet([accounts, '--config', '../../mild.json', '--json'], { cwd: below })
    expect([code, JSON.parse(out).settings.prior]).toEqual([0, 0.1])
    const flagged = await vet([accounts, '--json', '--prior', '0.4'], { cwd: below })
    expect(JSON.parse(flagged.out).settings.prior).toBe(0.4)
  })

  it('writes its outputs beside itself, and the table stays; -o replaces them', async () => {
    const { folder, accounts } = place('{"outputs": ["vet.csv", "ndjson=vet.log"]}')
    const { code, out } = await vet([accounts], { cwd: folder })
    expect(code).toBe(0)
    expect(out).toMatch(/^Account/)
    expect(readFileSync(join(folder, 'vet.csv'), 'utf8')).toContain('brie')
    expect(JSON.parse(readFileSync(join(folder, 'vet.log'), 'utf8')).handle).toBe('brie')
    const other = place('{"outputs": ["vet.csv"]}')
    await vet([other.accounts, '-o', join(other.folder, 'mine.csv')], { cwd: other.folder })
    expect(readdirSync(other.folder)).not.toContain('vet.csv')
  })

  it.each([
    ['at the top', { polici: {} }, /there is no setting “polici”\.\s+Did you mean “policy”\?/],
    [
      'in the policy',
      { policy: { verdikt: ['error', 'likely'] } },
      /at policy: there is no setting “verdikt”\.\s+Did you mean “verdict”\?/,
    ],
    [
      'in an entry of a list',
      { ignore: [{ account: 'brie', reason: 'accepted-risk', untill: '2026-01-01', until: '2026-01-01' }] },
      /at ignore\.0: there is no setting “untill”\.\s+Did you mean “until”\?/,
    ],
    ['within a union', { tiers: { byNich: {} } }, /at tiers: there is no setting “byNich”\.\s+Did you mean “byNiche”\?/],
    [
      'within a record',
      { tiers: { byPlatform: { x: { micro: 1, macro: 2, celebrities: 3 } } } },
      /at tiers\.byPlatform\.x: there is no setting “celebrities”\.\s+Did you mean “celebrity”/,
    ],
    ['far from any', { policy: { colour: 1 } }, /Known: verdict, probability/],
    ['of the wrong kind', { policy: { minFollowers: ['error', 'many'] } }, /at policy\.minFollowers\.1: .*number/],
    [
      'with a reason of its own',
      { ignore: [{ account: 'a', reason: 'because', until: '2026-01-01' }] },
      /at ignore\.0\.reason: .*own-figures-seen/,
    ],
    ['without an end', { ignore: [{ account: 'a', reason: 'accepted-risk' }] }, /at ignore\.0\.until: /],
    ['that names nothing', { ignore: [{ reason: 'accepted-risk', until: '2026-01-01' }] }, /needs an account, a signal or a verdict/],
    ['that is no JSON', '{"prior": }', /vet\.config\.json is not JSON: “}” stands where a value should \(line 1, column 11\)\.$/m],
    ['with a comma too many', '{"prior": 0.2,}', /is not JSON: a comma stands before “}”, with nothing after it \(line 1, column 15\)\.$/m],
    [
      'in the signal of an entry',
      '{"ignore": [{"signal": "flat-lakes", "reason": "known-event", "until": "2027-01-01"}]}',
      /vet\.config\.json, line 1, column 14: There is no signal “flat-lakes” to ignore\.\s+Did you mean “flat-likes”\?/,
    ],
    [
      'in the name of a signal',
      '{\n"limits": {"flat-like": {"flat": 0.08}}}',
      /vet\.config\.json, line 2, column 12: There is no signal “flat-like” to set limits of\./,
    ],
    [
      'in the name of a limit',
      '{"limits": {"flat-likes": {"flatt": 0.08}}}',
      /vet\.config\.json, line 1, column 28: The signal “flat-likes” has no limit “flatt”\./,
    ],
    [
      'in limits of the verdict',
      '{"limits": {"verdict": {"likely": 1.8}}}',
      /vet\.config\.json, line 1, column 13: The limits of the verdict do not fit together/,
    ],
    [
      'in a field',
      '{"columns": {"folowers": "X"}}',
      /vet\.config\.json, line 1, column 14: columns in the config names the field “folowers”/,
    ],
    [
      'in a field of a preset',
      '{"presets": {"mine": {"kind": "accounts", "required": ["A"], "columns": {"handel": "A"}}}}',
      /line 1, column 74: The preset “mine” in the config names the field “handel”/,
    ],
    ['after the end of the JSON', '{"prior": 0.2}\n{}', /is not JSON: something stands after its end/],
    ['of an empty file', ' \n', /is not JSON: the file is empty/],
    ['in a line of its own', '{\n  "policy": {\n    "é": "🧀", "verdikt": ["error", "likely"]\n  }\n}', /vet\.config\.json, line 3, column 5, at policy: there is no setting “é”/], // biome-ignore format: a case a line
    ['in an entry of a list in a line of its own', '{\n  "outputs": [\n    "a.csv",\n    3\n  ]\n}', /vet\.config\.json, line 4, column 5, at outputs\.1: /], // biome-ignore format: a case a line
    ['after letters of several bytes', '{"$schema": "🧀é", "polici": 1}', /line 1, column 19: there is no setting “polici”/],
    ['no number', '{"prior": "x"}', /at prior: it has to be a number, not “x”\.\s+It takes: Probability .* between 0 and 1\./],
    ['a number too large', '{"prior": 2}', /at prior: it has to be below 1, not 2\./],
    [
      'a word that is none of those',
      '{"ignore":[{"account":"a","reason":"nope","until":"2027-01-01"}]}',
      /at ignore\.0\.reason: it has to be "own-figures-seen", .* or "not-considered", not “nope”\.\s+It takes: Why it is passed over\./,
    ],
    [
      'no day',
      '{"ignore":[{"account":"a","reason":"known-event","until":"soon"}]}',
      /at ignore\.0\.until: it has to be a day such as 2026-12-31, not “soon”\./,
    ],
    [
      'what is missing',
      '{"ignore":[{"account":"a","until":"2027-01-01"}]}',
      /at ignore\.0\.reason: it is missing; it has to be "own-figures-seen"/,
    ],
    ['a list too short', '{"policy":{"tier":["error"]}}', /at policy\.tier: it has to be "off" or a longer list, not a list\./],
    ['a setting that is near none', '{"foo": 1}', /there is no setting “foo”\.\s+Known: \$schema, tiers, er, /],
    ['of another kind', '{"policy": {"maxFollowers": "x"}}', /at policy\.maxFollowers: it has to be "off" or a list, not “x”\.\s+It takes: "off", or \["warn" \| "error", limit\]: at most so many followers\./], // biome-ignore format: a case a line
    ['in a value after others', '{"er": "followers",\n "policy": {"minFollowers": ["error", "many"]}}', /line 2, column 39, at policy\.minFollowers\.1: .*number/], // biome-ignore format: a case a line
    ['in what is missing', '{\n  "ignore": [\n    {"account": "a", "reason": "accepted-risk"}\n  ]\n}', /line 3, column 5, at ignore\.0\.until: /], // biome-ignore format: a case a line
    ['in a key that stands twice', '{\n  "prior": 0.1,\n  "policy": {"flagged": "error"},\n  "prior": 0.2\n}', /vet\.config\.json, line 4, column 3: “prior” stands here a second time \(first in line 2\), and only one of the two could count\.\s+Take one of them out\./], // biome-ignore format: a case a line
  ])('a mistake %s is a sentence and exit code 2', async (_, config, said) => {
    const { folder, accounts } = place(config)
    const { code, err, out } = await vet([accounts], { cwd: folder })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(said)
    expect(err).toContain('vet.config.json')
  })
})

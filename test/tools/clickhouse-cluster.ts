import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Two ClickHouse servers on loopback that know each other as the cluster `two`. */
export interface Cluster {
  /** HTTP ports. */
  readonly ports: readonly [number, number]
  readonly password: string
  /** Runs SQL on one of them; the answer as text. */
  readonly sql: (query: string, node?: 0 | 1) => Promise<string>
  readonly kill: (node: 0 | 1) => void
  readonly stop: () => Promise<void>
}

const SERVER = '/usr/sbin/clickhouse-server'
const PASSWORD = 'a secret & a half'

export function hasClickhouseServer(): boolean {
  try {
    execFileSync('test', ['-x', SERVER])
    return true
  } catch {
    return false
  }
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'vet-clickhouse-'))
  const base = 20_000 + (process.pid % 20_000)
  const http = [base, base + 10] as const
  const tcp = [base + 1, base + 11] as const
  const children = http.map((port, node) => startNode(join(folder, String(node)), port, tcp[node]!, base + 2 + node * 10, tcp))
  const sql = async (query: string, node: 0 | 1 = 0) => {
    const answer = await fetch(`http://127.0.0.1:${http[node]}/?user=vetter&password=${encodeURIComponent(PASSWORD)}`, {
      method: 'POST',
      body: query,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return text
  }
  for (const node of [0, 1] as const) await waitFor(() => sql('SELECT 1', node))
  return {
    ports: http,
    password: PASSWORD,
    sql,
    kill: node => children[node]!.kill('SIGKILL'),
    async stop() {
      for (const child of children) {
        const ended = new Promise(resolve => child.once('exit', resolve))
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGKILL')
          await ended
        }
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startNode(folder: string, http: number, tcp: number, interserver: number, all: readonly number[]): ChildProcess {
  for (const name of ['data', 'tmp']) mkdirSync(join(folder, name), { recursive: true })
  const shards = all
    .map(
      port =>
        `<shard><replica><host>127.0.0.1</host><port>${port}</port><user>vetter</user><password>${escapeXml(PASSWORD)}</password></replica></shard>`,
    )
    .join('')
  writeFileSync(
    join(folder, 'config.xml'),
    `<yandex><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/err.log</errorlog></logger>
    <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port><listen_host>127.0.0.1</listen_host>
    <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>users.xml</users_config>
    <default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>67108864</mark_cache_size>
    <remote_servers><two>${shards}</two></remote_servers></yandex>`,
  )
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex><profiles><default><max_memory_usage>2000000000</max_memory_usage></default></profiles>
    <users><vetter><password>${escapeXml(PASSWORD)}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></vetter></users>
    <quotas><default/></quotas></yandex>`,
  )
  return spawn(SERVER, [`--config-file=${join(folder, 'config.xml')}`], { stdio: 'ignore', cwd: folder })
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

async function waitFor(ready: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await ready()
      return
    } catch (error) {
      if (attempt === 150) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

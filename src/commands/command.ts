import type { Option } from 'commander'
import type { Flags } from './flags.ts'
import type { ProcessLike } from './process.ts'

/** One subcommand: a line in the list, and a file that is loaded when it is called. */
export interface Subcommand {
  /** As it is typed, with its arguments: `explain <handle> <files...>`. */
  readonly usage: string
  readonly summary: string
  /** Takes the input options of the main command (`--platform`, `--map`, `--posts` and so on). */
  readonly readsFiles: boolean
  readonly options: readonly Option[]
  /** `args` are the arguments in the order of `usage`, a variadic one as an array; the answer is the exit code. */
  readonly load: () => Promise<{ run: (process: ProcessLike, args: readonly unknown[], flags: Flags) => Promise<number> }>
}

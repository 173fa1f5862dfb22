import type { Subcommand } from './command.ts'

/** Every subcommand, in the order in which the help lists them. */
export const subcommands: readonly Subcommand[] = []

import * as z from 'zod'
import { KINDS } from '../model/names.ts'

const header = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

/** How a team's files are to be read: once in the config, rather than on every command line. */
export const inputShape = {
  columns: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Field to header, as --map: {"followers": "Reach (total)"}. Holds for every file that has the header.'),
  presets: z
    .record(
      z.string().min(1),
      z.strictObject({
        kind: z.enum(KINDS).describe('What a row is.'),
        platform: z.string().optional().describe('Where the export is of one platform only.'),
        required: z.array(z.string().min(1)).min(1).describe('Headers that give the export away; all must be there.'),
        columns: z.record(z.string(), header).describe('Field to header, or to several in order of preference.'),
      }),
    )
    .optional()
    .describe('Exports known by their headers, by name; tried before those that vet knows.'),
  numbers: z
    .strictObject({
      decimal: z.enum(['.', ',']).optional().describe('The decimal mark, where the files do not show it.'),
      rates: z.enum(['percent', 'fraction']).optional().describe('What engagement rates without a percent sign are.'),
    })
    .optional(),
  dates: z
    .strictObject({ order: z.enum(['dmy', 'mdy']).optional().describe('Day first or month first in dates such as 03/04/2026.') })
    .optional(),
}

import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { configSchema } from './config/schema.ts'
import { reportSchema } from './model/report.ts'

/** Writes the JSON Schemas that ship in the package, from the zod schemas that type them; run by the build. */
const write = (name: string, schema: z.ZodType) =>
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12' }), null, 2)}\n`)

write('./report.schema.json', reportSchema)
write('./config.schema.json', configSchema)

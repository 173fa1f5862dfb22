import * as z from 'zod'

const point = z.tuple([z.number().positive(), z.number().positive()])

/** What replaces or adds a norm, per platform. */
export const normsSchema = z.record(
  z.string(),
  z
    .strictObject({
      ratePct: z
        .array(point)
        .min(1)
        .refine(
          points => points.every(([followers], i) => i === 0 || followers > points[i - 1]![0]),
          'followers must rise from point to point',
        )
        .optional()
        .describe('Points [followers, engagement a post in percent of followers], straight in logs between, level outside.'),
      sd: z.number().positive().optional().describe('Standard deviation of the natural log of engagement between accounts.'),
      formula: z.enum(['likes+comments', 'likes', 'views', 'likes+comments+shares']).optional().describe('What the points are stated in.'),
      year: z.int().optional(),
      source: z.string().optional(),
    })
    .refine(({ ratePct, sd }) => ratePct !== undefined || sd !== undefined, 'a norm needs ratePct or sd'),
)

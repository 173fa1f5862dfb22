import * as z from 'zod'
import { TIERS, VERDICTS } from './names.ts'

/** The parts of the report that choosing rests on. Units stand in the names; money is in the account's own `currency` unless said. */

const text = z.string().nullable()
const number = z.number().nullable()
const range = z.tuple([z.number(), z.number()]).nullable()

export const moneySchema = z.strictObject({
  priceLow: number.describe('Lower end where the price was given as a range; `price` is the upper end, which may have to be paid.'),
  currencyFrom: z.enum(['column', 'sign', 'config']).nullable().describe('What told the currency.'),
  currencySign: text.describe('The sign, where the currency was told by one; $ is USD unless a column or the config says otherwise.'),
  offer: text.describe('What is given in return instead of money or besides, as the file says.'),
  engagementsPerPost: number.describe('Likes, comments and shares of a usual post (median).'),
  engagementsPerPostRange: range.describe('10th to 90th percentile of a post.'),
  engagementsRangeFrom: z
    .enum(['posts', 'published-spread'])
    .nullable()
    .describe('Its own posts, or the usual spread between the posts of one account.'),
  costPerThousandViews: number,
  costPerCredibleEngagement: number.describe('Per engagement after taking off the suspicious share of followers.'),
  costPerThousandCredibleFollowers: number.describe('Per thousand followers after taking off the suspicious share.'),
  earnedMediaValue: number.describe('What the views of a usual post would cost as advertising; rate and currency stand in settings.money.'),
  expectedPriceRange: range.describe('10th to 90th percentile of prices of such accounts in this list; null under twenty priced ones.'),
  priceStanding: z.enum(['above', 'within', 'below']).nullable(),
  pricePeers: text.describe('Whom the expected price was fitted on.'),
  costPerClick: number,
  costPerConversion: number,
  returnOnInvestmentPct: number.describe('(revenue − price) / price.'),
})

export const moneySettingsSchema = z.strictObject({
  currencySymbols: z.record(z.string(), z.string()).describe('What signs mean: USD for $ unless the config says otherwise.'),
  currency: text.describe('Currency of prices that name none.'),
  rates: z
    .record(z.string(), z.number())
    .describe('What one unit of each currency is worth, all in one measure; empty where prices are never converted.'),
  earnedMediaPerThousandViews: z.number(),
  earnedMediaCurrency: z.string(),
})

export type Money = z.infer<typeof moneySchema>
export type MoneySettings = z.infer<typeof moneySettingsSchema>

export const sponsorshipSchema = z.strictObject({
  postsKnown: z.int().describe('Recent posts of which it is known whether they are sponsored.'),
  postsSponsored: z.int(),
  knownFrom: z.enum(['column', 'captions', 'both']),
  sharePctRange: z.tuple([z.number(), z.number()]).describe('90 % interval of the share of sponsored posts.'),
  much: z.boolean().describe('Over 30 % of recent posts are sponsored.'),
  shareTrend: z.enum(['rising', 'level', 'falling']).nullable().describe('Newer half against older half; null under twelve dated posts.'),
  engagementRatioRange: range.describe('90 % interval of sponsoredEngagementRatio: sponsored against organic posts of the same format.'),
  comparedSponsored: number,
  comparedOrganic: number,
})

export const trendSchema = z.strictObject({
  posts: z.int().describe('Dated posts it rests on, the newest forty at most.'),
  firstPost: z.string().describe('Day of the oldest of them.'),
  lastPost: z.string(),
  postsPerWeek: number,
  daysSinceLastPost: number.describe('At the day that --as-of names, or the newest day in the data.'),
  dormant: z.boolean().nullable().describe('No post for more than sixty days.'),
  engagement: z
    .enum(['rising', 'level', 'falling'])
    .nullable()
    .describe('Null under ten posts over four weeks; level where chance would do as much.'),
  engagementChangePctPerMonth: number,
  formats: z
    .array(z.strictObject({ type: z.string(), posts: z.int(), engagementToUsual: z.number() }))
    .describe('Formats with three posts or more, by their median engagement against that of all.'),
})

export type Sponsorship = z.infer<typeof sponsorshipSchema>
export type Trend = z.infer<typeof trendSchema>

export const creatorSchema = z.strictObject({
  name: z.string(),
  knownFrom: z.enum(['creator-column', 'linked-profiles', 'same-website', 'same-name']),
  suggested: z.boolean().describe('Not told by the file: a suggestion to look at, by which nothing is judged.'),
  why: z.string(),
  accounts: z.array(
    z.strictObject({
      handle: z.string(),
      platform: z.string(),
      followers: number,
      engagementRatePct: number,
      engagementsPerPost: number,
      purchasedFollowers: z.enum(VERDICTS),
    }),
  ),
  followersSum: number.describe('Followers of all accounts added up; people who follow several count several times.'),
  followersUnknown: z.int().describe('Accounts whose followers are not known.'),
  overlapPct: z.null().describe('How much the audiences overlap: not known from exports.'),
  tier: z.enum(TIERS).nullable().describe('Tier of the largest account.'),
  purchasedFollowers: z.enum(VERDICTS).describe('The worst of the accounts.'),
  priceSum: number.describe('Null where a price is missing or currencies differ.'),
  currency: text,
  website: text,
})

export type Creator = z.infer<typeof creatorSchema>

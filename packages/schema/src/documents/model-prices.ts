import * as z from 'zod';

const usd = (what: string) =>
  z.number().nonnegative().max(1_000_000).describe(`USD for a million ${what}.`);

/** Built with the first price. */
const knownPriceSchema = z.lazy(() =>
  z.strictObject({
    as_of: z.iso.date().describe('When it was looked up.'),
    input: usd('tokens sent'),
    output: usd('tokens received'),
    cache_read: usd('sent tokens that came from a cache').optional(),
    cache_write: usd('sent tokens that were put into a cache').optional(),
  }),
);
export type KnownPrice = z.infer<typeof knownPriceSchema>;

const unknownPriceSchema = z.lazy(() =>
  z.strictObject({
    unknown: z.string().min(1).describe('Why nobody knows it.'),
  }),
);

/** `prices` of the config, by provider:id, or provider:* for all others of a provider. */
export const modelPricesSchema = z.record(
  z.string().regex(/^[^\s:]+:\S+$/),
  z.union([knownPriceSchema, unknownPriceSchema]),
);
export type ModelPrices = z.infer<typeof modelPricesSchema>;

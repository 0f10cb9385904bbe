import { z } from 'zod';

const place = {
  /** The file, relative to the workspace. */
  source: z.string(),
  url: z.string(),
  title: z.string(),
  score: z.number(),
  line: z.int().positive(),
  end_line: z.int().positive(),
};

const metadata = z.object({
  kind: z.enum(['code', 'docs', 'traces']),
  language: z.string().nullable(),
  symbols: z.array(z.string()),
  matched_terms: z.array(z.string()),
  /** Further places in the same file, as `src/cart.ts:10-40`. */
  more: z.array(z.string()),
});

const rest = {
  query: z.string(),
  /** Nothing is written anew: that takes a model. */
  synthesis: z.null(),
  reason: z.string(),
  reranked: z.literal(false),
  details: z.object({
    /** How the order came about. */
    ranking: z.string(),
    queries: z.array(z.string()),
    index: z.object({
      files: z.int(),
      chunks: z.int(),
      left_out: z.record(z.string(), z.int()),
      limits: z.array(z.string()),
      notes: z.array(z.string()),
      stored: z.enum(['disk', 'memory']),
    }),
  }),
};

export const passagesAnswer = z.object({
  ...rest,
  results: z.array(z.object({ content: z.string(), ...place, metadata })),
});

export const examplesAnswer = z.object({
  ...rest,
  results: z.array(
    z.object({
      code: z.string(),
      summary: z.string().nullable(),
      language: z.string().nullable(),
      ...place,
      metadata,
    }),
  ),
});

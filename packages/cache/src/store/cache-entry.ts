import { artifactRefSchema, jsonValueSchema } from '@parallel-dispatcher/schema';
import * as z from 'zod';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that the task wrote; its bytes are stored apart, once for all answers that share them. */
const cachedFileSchema = z.strictObject({
  path: z.string().min(1).describe('As the task wrote it.'),
  sha256: sha256Schema.describe('Of its bytes, in hex.'),
  bytes: z.int().nonnegative().describe('How many bytes it has.'),
  mode: z.int().min(0).max(0o777).optional().describe('Its permission bits.'),
});
export type CachedFile = Readonly<z.infer<typeof cachedFileSchema>>;

/** An answer as it is kept. A new version needs a new version of the key, so that they never meet. */
export const cacheEntrySchema = z.strictObject({
  schema_version: z.literal(1),
  key: sha256Schema.describe('Where it is kept.'),
  fields: z.record(z.string(), sha256Schema).describe('A digest of each thing that led there.'),
  agent: z.strictObject({ name: z.string(), version: z.string() }).describe('Who answered.'),
  task: z.string().describe('The task that it was first asked for.'),
  created_at: z.iso.datetime().describe('When it was stored.'),
  output: jsonValueSchema.describe('Accepted by the agent schema and redacted.'),
  files: z.array(cachedFileSchema).describe('Files that the task wrote.'),
  artifacts: z.array(artifactRefSchema).describe('Values that are stored apart.'),
});
export type CacheEntry = Readonly<z.infer<typeof cacheEntrySchema>>;

/** What the index knows of an answer, so that pruning need not read it. */
export const answerFactsSchema = z.strictObject({
  created_at: z.iso.datetime(),
  blobs: z.array(z.tuple([sha256Schema, z.int().nonnegative()])),
});
export type AnswerFacts = z.infer<typeof answerFactsSchema>;

export function answerName(key: string): string {
  return `answer:${key}`;
}

export function blobName(sha256: string): string {
  return `blob:${sha256}`;
}

/** The bytes that an entry needs beside itself, each once. */
export function blobsOf(entry: Pick<CacheEntry, 'files' | 'artifacts'>): AnswerFacts['blobs'] {
  const blobs = new Map<string, number>();
  for (const { sha256, bytes } of entry.files) blobs.set(sha256, bytes);
  for (const { $artifact, bytes } of entry.artifacts) blobs.set($artifact, bytes);
  return [...blobs];
}

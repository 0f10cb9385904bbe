import * as z from 'zod';

/** A value too large to travel in JSON, by its content address. */
export const artifactRefSchema = z.strictObject({
  $artifact: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the bytes, in hex.'),
  bytes: z.int().nonnegative().describe('How many bytes the value has.'),
  media_type: z.string().describe('Such as application/json.'),
  name: z.string().describe('A name to show.'),
});

export type ArtifactRef = z.infer<typeof artifactRefSchema>;

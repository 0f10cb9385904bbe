import { createHash } from 'node:crypto';

/**
 * The hex SHA-256 that the first line of a journal has of its plan: of the JSON of the plan as it is
 * stored. The order of the fields counts, so give the plan itself, not one that was parsed again.
 */
export function planSha256(plan: unknown): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

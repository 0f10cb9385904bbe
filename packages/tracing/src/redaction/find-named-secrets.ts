import { isTellingSecret } from './is-telling-secret.ts';
import type { NameRating } from './rate-name.ts';
import { redactValue } from './redact-value.ts';

/** Every text is searched for each of them; a plan with more has made a list of them. */
const mostSecrets = 1_000;

/** Texts of a value that are secret by the names of their fields, at most 1,000. */
export function findNamedSecrets(
  value: unknown,
  rateName: (name: string) => NameRating,
): readonly string[] {
  const found = new Set<string>();
  redactValue(value, {
    rateName,
    redactText: (text) => text,
    onNamed: (secret) => {
      if (found.size < mostSecrets && isTellingSecret(secret)) found.add(secret);
    },
  });
  return [...found];
}

import type { JsonValue } from '@parallel-dispatcher/schema';
import { findEnvSecrets } from './find-env-secrets.ts';
import { findNamedSecrets } from './find-named-secrets.ts';
import { rateName, type NameRating } from './rate-name.ts';
import { redactAssignments } from './redact-assignments.ts';
import { redactHeaders } from './redact-headers.ts';
import { redactJsonTexts } from './redact-json-texts.ts';
import { redactKnownValues } from './redact-known-values.ts';
import { redactPemBlocks } from './redact-pem-blocks.ts';
import { redactTokens } from './redact-tokens.ts';
import { redactUrlPasswords } from './redact-url-passwords.ts';
import { redactValue } from './redact-value.ts';
import type { TextRule } from './text-rule.ts';

export interface RedactorOptions {
  /** Values of variables with secret-looking names are replaced wherever they appear. */
  readonly env: NodeJS.ProcessEnv;
  /** Variables whose values are secret whatever they are called. @default [] */
  readonly secretNames?: readonly string[];
  /** What its fields with secret-looking names hold is replaced wherever it appears. @default nothing */
  readonly given?: unknown;
  /** Field names that are never taken for secret ones, such as `token`. @default [] */
  readonly keep?: readonly string[];
}

export interface Redactor {
  /** The same value when it holds no secret, else a copy with `[REDACTED:<kind>]` in their places. */
  redact<T extends JsonValue>(value: T): T;
  redactText(text: string): string;
  /** Whether `redact` would change anything. */
  holdsSecret(value: unknown): boolean;
}

/** Field names repeat; more than this many different ones are data, not names. */
const rememberedNames = 10_000;

/** Finds secrets by field name, by known value and by shape. Linear in the size of the value. */
export function createRedactor(options: RedactorOptions): Redactor {
  const named = new Set(options.secretNames ?? []);
  const rateField = rememberRatings(new Set(options.keep ?? []));
  const rules: readonly TextRule[] = [
    redactJsonTexts(rateField),
    redactPemBlocks,
    redactKnownValues(findEnvSecrets({ env: options.env, named }), 'env'),
    redactKnownValues(findNamedSecrets(options.given, rateField), 'key'),
    redactUrlPasswords,
    redactTokens,
    redactHeaders,
    redactAssignments,
  ];
  const redactText: TextRule = (text) => rules.reduce((current, rule) => rule(current), text);
  const valueRules = { redactText, rateName: rateField };
  return {
    redact: <T extends JsonValue>(value: T) => redactValue(value, valueRules) as T,
    redactText,
    holdsSecret: (value) => redactValue(value, valueRules) !== value,
  };
}

function rememberRatings(keep: ReadonlySet<string>): (name: string) => NameRating {
  const ratings = new Map<string, NameRating>();
  return (name) => {
    const known = ratings.get(name);
    if (known !== undefined) return known;
    if (ratings.size >= rememberedNames) ratings.clear();
    const rating = keep.has(name) ? 'no' : rateName(name);
    ratings.set(name, rating);
    return rating;
  };
}

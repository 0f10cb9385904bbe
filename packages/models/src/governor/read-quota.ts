import { readReset } from './read-reset.ts';

/** What a limit of a provider counts; `tokens`: sent and received together. */
export type Dimension = 'requests' | 'input' | 'output' | 'tokens';

/** What was left of a limit when a response began. */
export interface Quota {
  readonly dimension: Dimension;
  readonly remaining: number;
  readonly resetsInMs: number;
}

type Headers = Readonly<Record<string, string>>;

const headerNames: readonly (readonly [Dimension, remaining: string, reset: string])[] = [
  ['requests', 'anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
  ['input', 'anthropic-ratelimit-input-tokens-remaining', 'anthropic-ratelimit-input-tokens-reset'],
  [
    'output',
    'anthropic-ratelimit-output-tokens-remaining',
    'anthropic-ratelimit-output-tokens-reset',
  ],
  ['tokens', 'anthropic-ratelimit-tokens-remaining', 'anthropic-ratelimit-tokens-reset'],
  ['requests', 'x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['tokens', 'x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
];

/** The limits that the headers of a response tell. What cannot be read is left out. */
export function readQuotas(headers: Headers, now: Date): readonly Quota[] {
  return headerNames.flatMap(([dimension, remainingName, resetName]) => {
    const text = headers[remainingName]?.trim() ?? '';
    const resetsInMs = readReset(headers[resetName], now);
    if (!/^\d+$/u.test(text) || resetsInMs === undefined) return [];
    return [{ dimension, remaining: Number(text), resetsInMs }];
  });
}

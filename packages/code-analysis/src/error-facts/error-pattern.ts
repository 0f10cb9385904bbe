import type { ErrorFact, ErrorKind } from './error-fact.ts';

/** How one kind of message is read. Named groups `subject`, `property` and `value` are taken over. */
export interface ErrorPattern {
  readonly kind: ErrorKind;
  /** Error types it is for. @default any */
  readonly types?: readonly string[];
  readonly message: RegExp;
  readonly state: (groups: Readonly<Record<string, string | undefined>>) => string;
}

interface PrintedError {
  readonly errorType: string | null;
  readonly message: string;
}

/** The first pattern that fits, applied to the first 2,000 characters of the message. */
export function applyPatterns(
  error: PrintedError,
  patterns: readonly ErrorPattern[],
): ErrorFact | null {
  const message = error.message.slice(0, 2_000);
  for (const pattern of patterns) {
    if (pattern.types && !pattern.types.includes(error.errorType ?? '')) continue;
    const found = pattern.message.exec(message);
    if (found === null) continue;
    const groups = found.groups ?? {};
    return {
      kind: pattern.kind,
      subject: groups['subject'] ?? null,
      property: groups['property'] ?? null,
      value: nothing(groups['value']),
      statement: pattern.state(groups),
    };
  }
  return null;
}

function nothing(value: string | undefined): ErrorFact['value'] {
  return value === 'undefined' || value === 'null' || value === 'None' ? value : null;
}

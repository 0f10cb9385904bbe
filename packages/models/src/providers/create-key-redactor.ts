import type { JsonValue } from '@parallel-dispatcher/schema';

export interface KeyRedactor {
  add(key: string): void;
  /** The value without keys, wherever they are in its texts. */
  redact<T extends JsonValue>(value: T): T;
}

/** Shorter ones are no keys, and would make holes everywhere. */
const shortestKey = 6;
const replacement = '[REDACTED:model-key]';

/** Hides keys that only this process knows, such as those that commands print. */
export function createKeyRedactor(): KeyRedactor {
  const keys = new Set<string>();
  const redactText = (text: string): string =>
    [...keys].reduce((current, key) => current.replaceAll(key, replacement), text);
  const redact = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return redactText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((each: JsonValue) => redact(each));
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redact(each)]));
  };
  return {
    add(key) {
      if (key.length >= shortestKey) keys.add(key);
    },
    redact: <T extends JsonValue>(value: T) => redact(value) as T,
  };
}

import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Places } from './places.ts';

/** Values as they are stored, and stored ones as this run has them. */
export interface Wording {
  /** Without secrets and without places. */
  store<T extends JsonValue>(value: T): T;
  /** With the places of this run. Secrets stay hidden. */
  tell<T extends JsonValue>(value: T): T;
}

interface WordingOptions {
  readonly places: Places;
  readonly redact: <T extends JsonValue>(value: T) => T;
}

export function createWording({ places, redact }: WordingOptions): Wording {
  return {
    store: (value) => places.hide(redact(value)),
    tell: (value) => places.show(value),
  };
}

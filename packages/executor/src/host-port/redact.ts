import type { JsonValue } from '@parallel-dispatcher/schema';

export type Redact = <Value extends JsonValue>(value: Value) => Value;

import type { JsonValue } from '@parallel-dispatcher/schema';
import type { AnswerParts } from './answer-parts.ts';

/** How a provider puts answers into words. */
export interface Protocol {
  readonly name: 'anthropic' | 'chat' | 'responses';
  /** Ends the path of its requests. */
  readonly path: string;
  answer(parts: AnswerParts): JsonValue;
  /** Server-sent events, each as its lines. */
  stream(parts: AnswerParts): readonly string[];
  error(failure: { readonly kind: string; readonly message: string }): JsonValue;
}

import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { TraceLink } from '../resources/trace-link.ts';

/** What a tool answers: a document, or every reason why there is none. Both are data for the model. */
export type Answer =
  | {
      readonly ok: true;
      readonly document: object;
      /** Where more is to be read. The first has all that the document has. */
      readonly links: readonly TraceLink[];
    }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[]; readonly facts: object };

export function documentAnswer(document: object, links: readonly TraceLink[] = []): Answer {
  return { ok: true, document, links };
}

/** `facts` go beside the errors, such as `{ valid: false }`. */
export function errorAnswer(errors: readonly ErrorDetail[], facts: object = {}): Answer {
  return { ok: false, errors, facts };
}

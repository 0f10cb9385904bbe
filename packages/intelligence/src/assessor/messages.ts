import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Source } from '../facts/source-facts.ts';

/** What the worker can do: one job at a time. */
export type Job =
  | { readonly kind: 'quality'; readonly source: Source; readonly env: Environment }
  | {
      readonly kind: 'compliance';
      readonly source: Source;
      readonly level: 'strict' | 'moderate' | 'lenient';
      readonly isNode: boolean;
    }
  | { readonly kind: 'patterns'; readonly source: Source }
  | {
      readonly kind: 'optimization';
      readonly source: Source;
      readonly functions: readonly string[];
    };

type Environment = Readonly<Record<string, string | undefined>>;

export interface JobRequest {
  readonly id: number;
  readonly job: Job;
}

export type JobAnswer =
  | { readonly id: number; readonly ok: true; readonly value: JsonObject }
  | { readonly id: number; readonly ok: false; readonly message: string };

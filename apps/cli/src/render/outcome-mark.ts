import type { Outcome } from '@parallel-dispatcher/schema';
import type { Style } from './page.ts';

/** How an outcome looks: a mark that tells it without colour, its colour, its word. */
export interface OutcomeLook {
  readonly mark: string;
  readonly style: Style;
  readonly word: string;
}

export const outcomeLooks: Readonly<Record<Outcome, OutcomeLook>> = {
  succeeded: { mark: '✓', style: 'green', word: 'succeeded' },
  cached: { mark: '✓', style: 'green', word: 'cached' },
  skipped: { mark: '–', style: 'dim', word: 'skipped' },
  failed: { mark: '✗', style: 'red', word: 'failed' },
  timed_out: { mark: '✗', style: 'red', word: 'timed out' },
  cancelled: { mark: '■', style: 'yellow', word: 'cancelled' },
  blocked: { mark: '○', style: 'yellow', word: 'blocked' },
  budget_exhausted: { mark: '✗', style: 'red', word: 'out of budget' },
  awaiting_approval: { mark: '?', style: 'yellow', word: 'awaiting approval' },
};

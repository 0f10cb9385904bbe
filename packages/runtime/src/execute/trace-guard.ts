import type { Deliver } from '@parallel-dispatcher/dispatcher';
import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { TraceRun } from '@parallel-dispatcher/tracing';
import type { DispatchFlags } from '../runtime-options.ts';

/** What a run asks of its traces: `kept` that there are any, `resumable` that it can go on from them. */
type RequiredTraces = 'none' | 'kept' | 'resumable';

export function requiredTraces(
  { requireTrace = false, record = false }: DispatchFlags,
  { needsTrace = false }: { readonly needsTrace?: boolean },
): RequiredTraces {
  if (requireTrace) return 'resumable';
  return needsTrace || record ? 'kept' : 'none';
}

/** Holds a run to the traces that it requires. */
export class TraceGuard {
  readonly #trace: TraceRun;
  readonly #required: RequiredTraces;
  #deliver: Deliver | undefined;

  constructor(trace: TraceRun, required: RequiredTraces) {
    this.#trace = trace;
    this.#required = required;
  }

  /** Why the run cannot begin; undefined when it can. */
  findLack(): ErrorDetail | undefined {
    const { status, resumable, reasons } = this.#trace.status();
    const isOff = this.#required !== 'none' && status === 'off';
    if (!isOff && !(this.#required === 'resumable' && !resumable)) return undefined;
    return errorDetail({
      code: 'TRACE_REQUIRED',
      message: `Nothing was started: the traces that were required ${isOff ? 'cannot be written' : 'would not do to go on with the run'}: ${reasons.join('; ')}.`,
      hint: 'Name a folder that can be written with --trace-dir, or do not require traces.',
    });
  }

  connect(deliver: Deliver): void {
    if (this.#required === 'resumable') this.#deliver = deliver;
  }

  /** After each event: where the traces have failed, nothing new starts, and what runs may end. */
  check(): void {
    if (this.#deliver === undefined) return;
    const { resumable, reasons } = this.#trace.status();
    if (resumable) return;
    const deliver = this.#deliver;
    this.#deliver = undefined;
    const reason = `traces were required, and they failed: ${reasons.join('; ')}`;
    deliver({ type: 'cancel', task: null, reason, cause: 'trace' });
  }
}

import type { Failure } from '@parallel-dispatcher/agent';
import type { ErrorClass } from '@parallel-dispatcher/schema';
import type { ConfiguredModel } from '../config/model-config.ts';
import type { Step } from '../request/step.ts';

/** A model, and the failures of the one before after which it is asked. */
export interface ChainLink {
  readonly model: ConfiguredModel;
  readonly on: readonly ErrorClass[];
}

export type ChainAnswer =
  | { readonly ok: true; readonly step: Step; readonly link: ChainLink }
  | ({ readonly ok: false } & Failure);

interface ChainOptions {
  /** One request. */
  readonly ask: (
    link: ChainLink,
  ) => Promise<{ readonly step: Step | undefined; readonly failure: Failure | undefined }>;
  /** Whether the call may go on to another request at all. */
  readonly mayGoOn: () => boolean;
  /** Waits as the provider asked; false where there is no time for it, or it was done before. */
  readonly waitFor: (retryAfterMs: number) => Promise<boolean>;
}

/**
 * Asks a model, and those that stand in for it after failures of certain classes. When all failed
 * and one said how long to wait, that one is asked once more. All else is for the dispatcher.
 */
export async function askChain(
  [first, ...others]: readonly [ChainLink, ...ChainLink[]],
  { ask, mayGoOn, waitFor }: ChainOptions,
): Promise<ChainAnswer> {
  const failures: (Failure & { readonly link: ChainLink })[] = [];
  const attempt = async (link: ChainLink): Promise<ChainAnswer | undefined> => {
    const { step, failure } = await ask(link);
    if (failure === undefined && step !== undefined) return { ok: true, step, link };
    if (failure !== undefined) failures.push({ ...failure, link });
    return undefined;
  };

  const answer = await attempt(first);
  if (answer !== undefined) return answer;
  for (const link of others) {
    const last = failures.at(-1);
    if (last === undefined || !mayGoOn() || !link.on.includes(last.errorClass)) continue;
    const other = await attempt(link);
    if (other !== undefined) return other;
  }
  const soonest = failures
    .filter(({ retryAfterMs }) => retryAfterMs !== undefined)
    .toSorted((left, right) => (left.retryAfterMs ?? 0) - (right.retryAfterMs ?? 0))[0];
  if (soonest !== undefined && mayGoOn() && (await waitFor(soonest.retryAfterMs ?? 0))) {
    const again = await attempt(soonest.link);
    if (again !== undefined) return again;
  }
  return { ok: false, ...mostHopeful(failures) };
}

/** What the dispatcher may try again, else what the first model said. */
function mostHopeful(failures: readonly Failure[]): Failure {
  const later = failures.toReversed();
  const found = later.find(({ error }) => error.retryable) ?? failures[0];
  if (found === undefined) throw new Error('A chain without an answer has a failure.');
  const { error, errorClass, retryAfterMs } = found;
  return { error, errorClass, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

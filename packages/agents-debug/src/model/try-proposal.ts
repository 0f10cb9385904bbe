import type { CheckRun } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { Fix } from '../solution/fix.ts';
import { canTry, tryFix } from '../solution/try-fix.ts';
import { CitedClaims } from './keep-cited.ts';
import { makeModelFix } from './make-model-fix.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { ProjectFiles } from './project-files.ts';

/** What became of the fix in an answer. */
export type Proposal =
  | { readonly type: 'none' }
  /** It can be made; nothing tells whether it mends the failure. */
  | {
      readonly type: 'untold';
      readonly fix: Fix;
      readonly runs: readonly CheckRun[];
      /** Null: no trial was made. */
      readonly reason: string | null;
    }
  | { readonly type: 'verified'; readonly fix: Fix; readonly trial: Tried }
  /** `findings` say why, for the model. */
  | {
      readonly type: 'refused';
      readonly findings: readonly string[];
      readonly trial: Tried | null;
    };

interface Tried {
  readonly fact: Fact<'fix_trial'>;
  readonly runs: readonly CheckRun[];
}

/** Makes the fix of an answer and runs the test command with it, as far as both can be done. */
export async function tryProposal(
  { fix: proposed }: ModelAnswer,
  around: {
    readonly failure: FailureCase;
    readonly files: ProjectFiles;
    readonly factOf: (id: string) => Fact | undefined;
    readonly ports: DebugPorts;
  },
): Promise<Proposal> {
  if (proposed === null) return { type: 'none' };
  const { failure, ports } = around;
  const claims = new CitedClaims(around.factOf);
  const description = claims.one(proposed.description);
  if (description === null) {
    const findings = ['The description of the fix cites no evidence that there is.'];
    return { type: 'refused', findings, trial: null };
  }
  const { edits, steps } = proposed;
  const made = await makeModelFix({ description, steps: claims.all(steps), edits }, around);
  if (!made.ok) return { type: 'refused', findings: made.findings, trial: null };
  const { fix } = made;
  const { baseline } = failure;
  if (!baseline.ran || !canTry(baseline, ports)) {
    return { type: 'untold', fix, runs: [], reason: null };
  }
  const tried = await tryFix(fix, { baseline, ports });
  if (!tried.told) return { type: 'untold', fix, runs: tried.runs, reason: tried.reason };
  const { fact, runs } = tried;
  // The model is shown what was printed; the change itself it knows.
  const trial = { fact: { ...fact, detail: runs[0]?.output ?? null }, runs };
  if (fact.passed) return { type: 'verified', fix, trial };
  return { type: 'refused', findings: [quote(fact.summary, 500)], trial };
}

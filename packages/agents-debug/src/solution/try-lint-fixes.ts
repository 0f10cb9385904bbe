import type { FailureCase } from '../case/failure-case.ts';
import type { DebugPorts } from '../debug-ports.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import { findLintFixes } from './find-lint-fixes.ts';
import { joinOutcomes } from './join-outcomes.ts';
import { canTry } from './try-fix.ts';
import { tryFixes, type FixOutcome } from './try-fixes.ts';

interface Grounds {
  readonly failure: FailureCase;
  readonly suspects: readonly SuspectPlace[];
  readonly ports: DebugPorts;
}

/**
 * Tries what the project's linter would change in suspects, where no change of our own rules made
 * the command pass. Most of what a linter says is style: what was not tried is no fix.
 */
export async function tryLintFixes(
  outcome: FixOutcome,
  { failure, suspects, ports }: Grounds,
): Promise<FixOutcome> {
  const { baseline } = failure;
  if (outcome.verified === true || !baseline.ran || !canTry(baseline, ports)) return outcome;
  const fixes = await findLintFixes(failure, suspects);
  return fixes.length === 0
    ? outcome
    : joinOutcomes(outcome, await tryFixes(fixes, { baseline, ports }));
}

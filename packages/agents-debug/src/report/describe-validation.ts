import type { SolutionValidation } from '@parallel-dispatcher/schema';
import type { Trial } from '../trial/run-on-copy.ts';
import type { Findings, Section } from './findings.ts';

/** What was run, before and after the fix, or why nothing was. */
export function describeValidation({ failure, outcome }: Findings): Section<SolutionValidation> {
  const { verified, fix } = outcome;
  const { baseline } = failure;
  const runs = [...outcome.runs];
  const commands = baseline.ran ? [[...baseline.argv]] : [];
  if (verified === null || !baseline.ran) {
    const reason = baseline.ran
      ? (outcome.untold ?? whyNoTrial(baseline.trial, fix !== null))
      : baseline.reason;
    const value: SolutionValidation = { status: 'not_run', reason, commands, runs };
    return { value, missing: [{ what: 'solution_validation', reason }] };
  }
  const status = verified ? 'passed' : 'failed';
  const reason = verified ? null : 'the test command does not pass with any change that was tried';
  return { value: { status, reason, commands, runs }, missing: [] };
}

function whyNoTrial({ exitCode, stopped }: Trial, hasFix: boolean): string {
  if (exitCode === 0) return 'the test command passes without any change';
  if (exitCode === null) return `the test command did not end: ${stopped}`;
  return hasFix ? 'nothing was tried' : 'there is no fix to try';
}

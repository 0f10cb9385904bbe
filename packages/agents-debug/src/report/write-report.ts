import type { DebugOutput, NotMeasured } from '@parallel-dispatcher/schema';
import { quote } from '../facts/quote.ts';
import type { Collected } from '../collect/collect-facts.ts';
import { describeBehavior } from './describe-behavior.ts';
import { describeFault } from './describe-fault.ts';
import { describeReducedInput } from './describe-reduced-input.ts';
import { describeRootCause } from './describe-root-cause.ts';
import { describeSolution } from './describe-solution.ts';
import { describeSuspects } from './describe-suspects.ts';
import { describeValidation } from './describe-validation.ts';
import type { Findings } from './findings.ts';
import { measureQuality } from './measure-quality.ts';
import { summariseError } from './summarise-error.ts';

/** Writes the documented fields; what is null is named in `not_measured`. */
export async function writeReport(findings: Findings, collected: Collected): Promise<DebugOutput> {
  const { ledger, hypotheses, consulted, applied } = findings;
  const behavior = describeBehavior(findings);
  const fault = describeFault(findings);
  const cause = describeRootCause(findings);
  const quality = await measureQuality(findings);
  const validation = describeValidation(findings);
  const solution = describeSolution(findings, quality.value.delta);
  return {
    error_summary: summariseError(findings),
    bfros_analysis: {
      behavior_expected: behavior.value.expected,
      behavior_actual: behavior.value.actual,
      behavior_deviation: behavior.value.deviation,
      fault_location: fault.value.location,
      fault_components: [...fault.value.components],
      root_cause_description: cause.value.primary_cause,
      contributing_factors: cause.value.contributing_factors,
    },
    root_cause: cause.value,
    solution: solution.value,
    quality_improvement: quality.value,
    analysis_completeness: collected.completeness,
    intelligence_sources: [
      ...collected.sources,
      ...(consulted.type === 'answered' ? [`model: ${consulted.part.id}`] : []),
    ],
    suspects: await describeSuspects(findings),
    evidence: [...ledger.evidence],
    hypotheses: hypotheses.map((one) => ({
      text: one.text,
      supported_by: [...ledger.ids(one.supportedBy)],
      contradicted_by: [...ledger.ids(one.contradictedBy)],
      refuted_by_check: one.check,
      verified: one.verified ?? false,
      source: one.from,
    })),
    reduced_input: describeReducedInput(findings),
    solution_validation: validation.value,
    not_measured: [
      ...collected.missing,
      ...behavior.missing,
      ...fault.missing,
      ...cause.missing,
      ...solution.missing,
      ...undecided(findings),
      ...quality.missing,
      ...validation.missing,
      ...ofModel(findings),
    ],
    engine: consulted.type === 'answered' ? 'model' : 'embedded',
    model: consulted.type === 'answered' ? consulted.part : null,
    applied_files: [...applied.files],
  };
}

/** The user's hypothesis, where nothing that was seen speaks for or against it. */
function undecided({ hypotheses }: Findings): readonly NotMeasured[] {
  return hypotheses
    .filter((one) => one.supportedBy.length === 0 && one.contradictedBy.length === 0)
    .map(({ text }) => ({ what: 'hypothesis', reason: `no evidence either way: ${quote(text)}` }));
}

/** What a model did not say, or was not believed in, and a fix that was wanted and is not there. */
function ofModel({ consulted, applied }: Findings): readonly NotMeasured[] {
  const failed = consulted.type === 'failed' ? [{ what: 'model', reason: consulted.reason }] : [];
  const dropped = consulted.type === 'answered' ? consulted.part.claims_dropped : [];
  const unapplied =
    applied.whyNot === null ? [] : [{ what: 'applied_files', reason: applied.whyNot }];
  return [
    ...failed,
    ...dropped.map(({ claim, reason }) => ({
      what: 'model.claim',
      reason: `${reason}: ${quote(claim)}`,
    })),
    ...unapplied,
  ];
}

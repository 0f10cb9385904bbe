import type { DebugOutput } from '@parallel-dispatcher/schema';

/** Every text of a report that claims something about the failure. */
export function claimsOf(report: DebugOutput): readonly string[] {
  const { bfros_analysis: bfros, root_cause: cause, solution } = report;
  const texts = [
    report.error_summary,
    bfros.behavior_expected,
    bfros.behavior_actual,
    bfros.behavior_deviation,
    bfros.fault_location,
    ...bfros.fault_components,
    bfros.root_cause_description,
    ...bfros.contributing_factors,
    cause.primary_cause,
    ...cause.contributing_factors,
    ...cause.pattern_matches,
    solution.fix_description,
    ...solution.implementation_steps,
    ...solution.tests_required,
    ...solution.prevention_measures,
    ...solution.quality_improvements,
  ];
  return texts.filter((text) => text !== null);
}

/** The ids that a claim cites at its end; empty where it cites none. */
export function citedIn(claim: string): readonly string[] {
  const found = /\[(E\d+(?:, E\d+)*)\]$/.exec(claim)?.[1];
  return found?.split(', ') ?? [];
}

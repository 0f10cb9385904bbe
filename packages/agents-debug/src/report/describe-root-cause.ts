import type { NotMeasured, RootCause } from '@parallel-dispatcher/schema';
import { confidenceOf, type Confidence } from '../confidence/confidence-of.ts';
import { factsOf } from '../facts/fact.ts';
import { opinionIn, type Findings, type Section } from './findings.ts';

const unrated: NotMeasured = {
  what: 'root_cause.confidence_score',
  reason:
    'no benchmark says how often this way of finding a cause is right, or the source of the first suspect could not be read; nothing is added up instead',
};

const untried: NotMeasured = {
  what: 'root_cause.validation_method',
  reason: 'no counterfactual bore it out',
};
const unscored: NotMeasured = {
  what: 'root_cause.quality_correlation',
  reason: 'no quality of the file of a suspect was measured',
};

function describeConfidence(
  confidence: Confidence | null,
): Pick<RootCause, 'confidence_score' | 'confidence_level' | 'confidence_basis'> {
  if (!confidence)
    return { confidence_score: null, confidence_level: null, confidence_basis: null };
  const { method, right, bugs, tiedWith, score } = confidence;
  return {
    confidence_score: score,
    confidence_level: score >= 0.7 ? 'High' : score >= 0.5 ? 'Medium' : 'Low',
    confidence_basis: { method, right, bugs, tied_with: tiedWith },
  };
}

/** That the suspect's file scored low explains nothing by itself, so it is said, not added up. */
function correlation({ facts, suspects, ledger }: Findings): string | null {
  const score = factsOf(facts, 'quality_score').find(
    ({ file }) => file === suspects[0]?.place.file,
  );
  return score ? ledger.claim(`of the file of the first suspect: ${score.summary}`, [score]) : null;
}

/** The first hypothesis, as one. */
export function describeRootCause(findings: Findings): Section<RootCause> {
  const { hypotheses, ledger, facts, suspects } = findings;
  const opinion = opinionIn(findings);
  const ofRules = hypotheses.find(
    ({ from, supportedBy }) => from === 'evidence' && supportedBy.length > 0,
  );
  // A model has read the code around the evidence; only a counterfactual knows better.
  const ofModel =
    ofRules?.verified === true ? undefined : hypotheses.find(({ from }) => from === 'model');
  const borneOut = hypotheses.find(({ verified }) => verified === true);
  const primary = borneOut ?? ofModel ?? ofRules;
  const patterns = factsOf(facts, 'anti_pattern');
  const quality = correlation(findings);
  // Measured of places that rules explain; what a model says adds nothing to it.
  const confidence = ofRules ? confidenceOf(suspects) : null;
  const isVerified = primary?.verified === true;
  const missing = [
    ...(confidence === null ? [unrated] : []),
    ...(isVerified ? [] : [untried]),
    ...(quality === null ? [unscored] : []),
  ];
  const value = {
    primary_cause: primary
      ? ledger.claim(
          `${isVerified ? 'Verified' : `Hypothesis${primary.from === 'model' ? ' of the model' : ''}, not verified`}: ${primary.text}`,
          primary.supportedBy,
        )
      : null,
    contributing_factors: [
      ...factsOf(facts, 'first_failing').map((fact) => ledger.claim(fact.summary, [fact])),
      ...factsOf(facts, 'wrapped_error').map((fact) =>
        ledger.claim(`wrapped on its way: ${fact.summary}`, [fact]),
      ),
      ...factsOf(facts, 'stale_line').map((fact) => ledger.claim(fact.summary, [fact])),
      ...patterns
        .filter((fact) => suspects.some((one) => one.facts.includes(fact)))
        .filter((fact) => !(primary?.supportedBy.includes(fact) ?? false))
        .map((fact) => ledger.claim(fact.summary, [fact])),
      ...(opinion?.factors ?? []).map(({ text, facts: rest }) => ledger.claim(text, rest)),
    ],
    ...describeConfidence(confidence),
    validation_method: isVerified
      ? ledger.claim(howVerified(findings), [
          ...factsOf(facts, 'test_run'),
          ...factsOf(facts, 'fix_trial').filter(({ passed }) => passed),
          ...factsOf(facts, 'revert_trial').filter(({ passed }) => passed),
        ])
      : null,
    quality_correlation: quality,
    pattern_matches: patterns.map((fact) => ledger.claim(fact.pattern.rule, [fact])),
  };
  if (primary) return { value, missing };
  const reason = 'the evidence offers no explanation';
  return { value, missing: [{ what: 'root_cause.primary_cause', reason }, ...missing] };
}

function howVerified({ outcome }: Findings): string {
  return outcome.verified === true
    ? 'the test command fails without the fix and passes with it'
    : 'the test command fails with the change that the hypothesis names and passes without it';
}

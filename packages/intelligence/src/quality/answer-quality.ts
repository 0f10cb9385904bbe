import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Source } from '../facts/source-facts.ts';
import { complianceScore } from '../compliance/compliance-score.ts';
import { findPatterns } from '../patterns/find-patterns.ts';
import { assessSource, type AssessOptions, type Assessment } from './assess-source.ts';
import { dimensions } from './finding.ts';
import type { DimensionScore, Evidence, Score } from './score.ts';
import { configHash, scorerConfig, scorerVersion } from './scorer-config.ts';
import { measureCompleteness } from './measure-completeness.ts';
import { notAssessed } from './not-assessed.ts';

/** More places than these are told as one: an answer has to be read. */
const mostEvidence = 60;

/** The assessment in the shape of `assess_code_quality`. */
export async function answerQuality(source: Source, options: AssessOptions): Promise<JsonObject> {
  const assessed = await assessSource(source, options);
  if (!assessed.ok) {
    const { line, message } = assessed.fault;
    const reason = `the file does not parse, line ${line}: ${message}`;
    const gates = [{ gate: 'parses', passed: false, line, message }];
    return { ...notAssessed(reason), language: source.language, gates };
  }
  const { score, facts } = assessed;
  const parses = { gate: 'parses', passed: true, line: null, message: null };
  if (facts.isEmpty) {
    const nothing = notAssessed('there is no code in the file');
    return { ...nothing, language: source.language, gates: [parses] };
  }
  const { functions } = facts;
  const completeness = measureCompleteness(facts);
  return {
    quality_score: score.overall,
    reason: score.overall === null ? 'no dimension was measured' : null,
    maintainability: describeMaintainability(score),
    ...describeCompliance(assessed),
    code_patterns: findPatterns(facts, source.text).map((pattern) => ({ ...pattern })),
    anti_patterns: score.dimensions.patterns.evidence.map(describeEvidence),
    dimensions: Object.fromEntries(
      dimensions.map((name) => [name, describeDimension(score.dimensions[name], name)]),
    ),
    points_lost: { ...score.pointsLost },
    coverage: score.coverage,
    completeness: { value: completeness.value, stubs: [...completeness.stubs] },
    language: source.language,
    gates: [parses],
    metrics: {
      lines: source.text.split('\n').length,
      functions: functions.length,
      classes: facts.classes.length,
      max_cyclomatic: greatest(functions.map(({ metrics }) => metrics.cyclomatic)),
      max_cognitive: greatest(functions.map(({ metrics }) => metrics.cognitive)),
      max_depth: greatest(functions.map(({ metrics }) => metrics.depth)),
      max_parameters: greatest(functions.map(({ metrics }) => metrics.parameters)),
      any_types: facts.anyTypes.length,
    },
    tools: {
      used: [...assessed.tools.used],
      missing: assessed.tools.missing.map((one) => ({ ...one })),
    },
    scorer: { version: scorerVersion, config_hash: configHash() },
  };
}

type Assessed = Extract<Assessment, { ok: true }>;

function describeMaintainability(score: Score): JsonObject {
  return {
    score: score.dimensions.maintainability.score,
    complexity_score: score.dimensions.complexity.score,
    readability_score: null,
    testability_score: null,
    reason: 'readability and testability are not measured: no rule of ours stands for them',
  };
}

/** The rules of ONEX as both of the names under which they are asked for. */
function describeCompliance({ compliance }: Assessed): JsonObject {
  const { violations, nodeType } = compliance;
  const value = complianceScore(violations);
  const reasoning =
    nodeType === null
      ? 'the file holds no node of ONEX, so the rules for every file were checked'
      : `the file holds a node of type ${nodeType}`;
  return {
    architectural_compliance: { score: value, reasoning },
    onex_compliance: {
      score: value,
      violations: violations.map((one) => ({ ...one })),
      recommendations: [...new Set(violations.map(({ fix }) => fix))],
    },
  };
}

function describeDimension(
  { score, reason, evidence }: DimensionScore,
  name: keyof typeof scorerConfig.weights,
): JsonObject {
  const shown = evidence.slice(0, mostEvidence).map(describeEvidence);
  const rest = evidence.slice(mostEvidence);
  if (rest.length > 0) {
    shown.push({
      rule: 'more',
      line: null,
      severity: 'low',
      message: `${rest.length} more findings`,
      source: 'summary',
      points_lost: rest.reduce((sum, { pointsLost }) => sum + pointsLost, 0),
    });
  }
  return { score, reason, weight: scorerConfig.weights[name], evidence: shown };
}

function describeEvidence({
  rule,
  line,
  severity,
  message,
  source,
  pointsLost,
}: Evidence): JsonObject {
  return { rule, line, severity, message, source, points_lost: pointsLost };
}

function greatest(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.max(...numbers);
}

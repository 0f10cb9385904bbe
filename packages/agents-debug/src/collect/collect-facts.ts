import type { AnalysisDepth, NotMeasured } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import type { Collection, Collector } from './collector.ts';
import { bisect } from './bisect.ts';
import { compliance } from './compliance.ts';
import { cpuProfile } from './cpu-profile.ts';
import { errors } from './errors.ts';
import { files } from './files.ts';
import { frames } from './frames.ts';
import { git } from './git.ts';
import { knowledge } from './knowledge.ts';
import { lint } from './lint.ts';
import { mentions } from './mentions.ts';
import { operations } from './operations.ts';
import { opportunities } from './opportunities.ts';
import { problem } from './problem.ts';
import { quality } from './quality.ts';
import { qualityPatterns } from './quality-patterns.ts';
import { coverage } from './coverage.ts';
import { smallerInput } from './smaller-input.ts';
import { similarCases } from './similar-cases.ts';
import { staticAnalysis } from './static-analysis.ts';
import { testCalls } from './test-calls.ts';
import { tests } from './tests.ts';
import { types } from './types.ts';
import { values } from './values.ts';

/** In the order in which their facts are numbered. */
const collectors: readonly Collector[] = [
  problem,
  errors,
  frames,
  values,
  testCalls,
  mentions,
  operations,
  files,
  cpuProfile,
  staticAnalysis,
  types,
  lint,
  quality,
  compliance,
  qualityPatterns,
  opportunities,
  knowledge,
  git,
  tests,
  coverage,
  smallerInput,
  bisect,
  similarCases,
];

export interface Collected {
  readonly facts: readonly Fact[];
  readonly missing: readonly NotMeasured[];
  /** Collectors that had what they needed, by all that the depth asks for. */
  readonly completeness: number;
  /** Who found something: `embedded:frames` for a collector, `tool: server` for a tool. */
  readonly sources: readonly string[];
}

/** Runs the collectors of a depth side by side. Their facts come in a fixed order. */
export async function collectFacts(
  failure: FailureCase,
  ports: Pick<DebugPorts, 'log' | 'signal'>,
): Promise<Collected> {
  const { signal } = ports;
  const depth: AnalysisDepth = failure.input.analysis_depth;
  const asked = collectors.filter(({ depths }) => depths.includes(depth));
  const found = await Promise.all(asked.map((one) => collectFrom(one, failure, ports)));
  signal?.throwIfAborted();
  const complete = found.filter(({ missing }) => missing.length === 0).length;
  return {
    facts: found.flatMap(({ facts }) => facts),
    missing: found.flatMap(({ missing }) => missing),
    completeness: complete / asked.length,
    sources: asked.flatMap(({ name }, at) => sourcesOf(name, found[at])),
  };
}

function sourcesOf(name: string, found: Collection | undefined): readonly string[] {
  if (found?.answeredBy !== undefined) return found.answeredBy;
  return found === undefined || found.facts.length === 0 ? [] : [`embedded:${name}`];
}

async function collectFrom(
  collector: Collector,
  failure: FailureCase,
  { log, signal }: Pick<DebugPorts, 'log' | 'signal'>,
): Promise<Collection> {
  const started = performance.now();
  const found = await collectSafely(collector, failure, signal);
  const ms = Math.round(performance.now() - started);
  log?.(
    `${collector.name}: ${found.facts.length} facts, ${found.missing.length} not measured, ${ms} ms`,
  );
  return found;
}

async function collectSafely(
  collector: Collector,
  failure: FailureCase,
  signal: AbortSignal | undefined,
): Promise<Collection> {
  try {
    return await collector.collect(failure, signal);
  } catch (error) {
    signal?.throwIfAborted();
    const reason = `the collector failed: ${error instanceof Error ? error.message : String(error)}`;
    return { facts: [], missing: [{ what: collector.name, reason }] };
  }
}

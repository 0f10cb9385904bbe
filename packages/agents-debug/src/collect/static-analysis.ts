import { findAntiPatterns, type FunctionInfo } from '@parallel-dispatcher/code-analysis';
import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePattern, type PatternPlace } from '../facts/describe-pattern.ts';
import { placeIn } from '../facts/place-in.ts';
import { describePlace } from '../facts/place-of.ts';
import { filesToAnalyse } from './files-to-analyse.ts';
import type { Collection, Collector } from './collector.ts';

/** Anti-patterns and metrics of the given files and of the files that project frames are in. */
export const staticAnalysis: Collector = {
  name: 'static-analysis',
  depths: ['standard', 'deep'],
  collect: async (failure, signal) => {
    const facts: Fact[] = [];
    const missing: NotMeasured[] = [];
    for (const file of filesToAnalyse(failure)) {
      signal?.throwIfAborted();
      const found = await analyse(failure, file);
      facts.push(...found.facts);
      missing.push(...found.missing);
    }
    if (facts.length === 0 && missing.length === 0 && filesToAnalyse(failure).length === 0) {
      missing.push({ what: 'static_analysis', reason: 'there is no file to analyse' });
    }
    return { facts, missing };
  },
};

async function analyse(failure: FailureCase, file: string): Promise<Collection> {
  const read = await failure.sources.read(file);
  if (!read.ok)
    return { facts: [], missing: [{ what: `static analysis of ${file}`, reason: read.reason }] };
  const patterns = await findAntiPatterns(read.source);
  const functions = await failure.sources.functions(file);
  if (patterns === null || functions === null) {
    const reason = 'only TypeScript, JavaScript and Python are analysed';
    return { facts: [], missing: [{ what: `static analysis of ${file}`, reason }] };
  }
  const described = { failure, file, functions };
  return {
    facts: [
      ...describeFile(described, patterns.length),
      ...patterns.slice(0, mostPatterns).map((pattern) => describePattern(described, pattern)),
      ...functions.flatMap((one) => describeMetrics(described, one)),
    ],
    missing: unlisted(file, patterns.length),
  };
}

/** More of one file say that it was never looked at, not where the fault is. */
const mostPatterns = 50;

function unlisted(file: string, count: number): readonly NotMeasured[] {
  if (count <= mostPatterns) return [];
  const reason = `${count} were found; the first ${mostPatterns} are listed`;
  return [{ what: `anti-patterns of ${file}`, reason }];
}

/** That nothing was found is worth saying where there is no failure to explain. */
function describeFile(
  { failure, file, functions }: PatternPlace,
  patterns: number,
): readonly Fact[] {
  if (failure.clusters.length > 0) return [];
  const found = patterns === 0 ? 'no anti-pattern' : counted(patterns, 'anti-pattern');
  const longest = Math.max(0, ...functions.map(({ metrics }) => metrics.lines));
  const size = functions.length === 0 ? '' : `, the longest of ${counted(longest, 'line')}`;
  const summary = `${failure.short(file)}: ${found} in ${counted(functions.length, 'function')}${size}`;
  return [
    {
      kind: 'analysed_file',
      functions: functions.length,
      patterns,
      summary,
      file,
      line: null,
      detail: null,
    },
  ];
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Metrics are evidence only for functions that a trace goes through. */
function describeMetrics(at: PatternPlace, one: FunctionInfo): readonly Fact[] {
  const called = at.failure.clusters.some(({ frames }) =>
    frames.some(
      ({ file, line }) =>
        file !== null &&
        line !== null &&
        at.failure.sources.resolve(file) === at.file &&
        line >= one.startLine &&
        line <= one.endLine,
    ),
  );
  if (!called || one.name.endsWith('<anonymous>')) return [];
  const { metrics } = one;
  const place = placeIn(at.file, one, one.startLine);
  const summary = `${describePlace(place, at.failure.short)}: cyclomatic complexity ${metrics.cyclomaticComplexity}, nesting ${metrics.nestingDepth}, ${metrics.parameters} parameters, ${metrics.lines} lines`;
  return [
    {
      kind: 'function_metrics',
      metrics,
      place,
      summary,
      file: at.file,
      line: one.startLine,
      detail: null,
    },
  ];
}

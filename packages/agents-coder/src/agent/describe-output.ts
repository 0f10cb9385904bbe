import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CoderOutput, Requirement, UpstreamEntry } from '@parallel-dispatcher/schema';
import { nodeKind } from '../node/node-kind.ts';
import type { GeneratedNode } from '../generate-node.ts';
import { requirementsOf } from '../model/requirements-of.ts';
import type { FoundContract } from './find-contract.ts';
import type { MadeNode } from './made-node.ts';

interface Facts extends Omit<MadeNode, 'unchanged'> {
  readonly found: FoundContract;
  readonly folder: string;
  /** Absolute paths. */
  readonly written: readonly string[];
  /** What came of the tasks that this one depends on. */
  readonly upstream: Readonly<Record<string, UpstreamEntry>>;
}

/** The documented output of the coder. */
export function describeOutput(facts: Facts): CoderOutput {
  const { node, validation, assessment, folder, found, written, upstream } = facts;
  const { text } = found;
  const model = found.author?.report() ?? null;
  const engine = model === null ? 'embedded' : 'model';
  const requirements = requirementsOf(upstream).map((one) => asTold(one, model !== null));
  const place = (file: string): string => posix.join(folder, file);
  const textOf = (file: string): string =>
    node.files.find(({ path }) => path === file)?.contents ?? '';
  const code = textOf(node.nodeFile);
  const lines = node.files
    .map(({ contents }) => contents.split('\n').length - 1)
    .reduce((sum, count) => sum + count, 0);
  const { metrics } = validation;
  return {
    generated_file: place(node.nodeFile),
    validation_passed: validation.passed,
    node_name: node.nodeName,
    node_type: nodeKind(node.contract.nodeType).type,
    generated_code: code,
    dependencies: importsOf(node),
    quality_score: assessment.qualityScore,
    quality_metrics: {
      quality_score: assessment.qualityScore,
      quality_score_reason: assessment.parts['quality']?.reason ?? null,
      compliance_score: metrics.compliance,
      assessed_compliance_score: assessment.complianceScore,
      type_errors: metrics.typeErrors,
      tests_passed: metrics.testsPassed,
      tests_failed: metrics.testsFailed,
      annotated_share: metrics.annotatedShare,
    },
    lines_generated: lines,
    onex_compliance_notes: [
      ...validation.findings.map(
        ({ rule, severity, file, line, message }) =>
          `${rule} (${severity}) ${file}${line === null ? '' : `:${line}`}: ${message}`,
      ),
      ...node.notes,
    ],
    contract_file: place(node.contractFile),
    models_file: place(node.inputModelFile),
    tests_file: place(node.testsFile),
    files_written: [...written],
    engine,
    model,
    requirements,
    provenance: {
      engine,
      generator: '@parallel-dispatcher/agents-coder',
      contract_from: found.at,
      contract_sha256: createHash('sha256').update(textOf(node.contractFile)).digest('hex'),
      contract_version: node.contract.contractVersion,
      // How words became a contract: by which patterns, for which words, assuming what.
      contract_by: found.at === 'model' ? 'model' : text === null ? 'given' : text.engine,
      patterns: (text?.patterns ?? []).map((use) => ({ ...use })),
      assumptions: [...(model?.assumptions ?? text?.assumptions ?? [])],
      types_from: [...(text?.types ?? [])],
      model: model?.id ?? null,
      rounds: model?.rounds.length ?? 0,
      prompt: model?.prompt ?? null,
      upstream: Object.entries(upstream).map(([task, entry]) => ({
        task,
        used: model !== null && requirementsOf({ [task]: entry }).length > 0,
      })),
    },
    intelligence_sources: [
      ...new Set([...(found.author?.answeredBy ?? []), ...assessment.answeredBy]),
    ],
    related: [...assessment.related],
    not_measured: [
      ...assessment.notMeasured,
      ...node.bodies.untested.map((at) => ({
        what: `body at ${at}`,
        reason: 'no example of the contract expects what depends on it',
      })),
    ],
    validation: { ...validation.parts },
  };
}

/** Without a model, a finding in words changes nothing: a contract says all there is to generate. */
function asTold(requirement: Omit<Requirement, 'used' | 'reason'>, isTold: boolean): Requirement {
  const reason = 'no model took part, and the contract says all there is to generate';
  return { ...requirement, used: isTold, reason: isTold ? null : reason };
}

/** Modules that the node, its models and its support import, without its own files. */
function importsOf({ files, testsFile }: GeneratedNode): string[] {
  const modules = files
    .filter(({ path }) => /\.(?:ts|py)$/.test(path) && path !== testsFile)
    .flatMap(({ contents }) => [
      ...contents.matchAll(
        /^import [^']* from '([^'.][^']*)';$|^(?:import|from) (\w+)(?: import .*)?$/gm,
      ),
    ])
    .map(([, module, pythonModule]) => module ?? pythonModule ?? '')
    .filter((module) => !files.some(({ path }) => path === `${module}.py`));
  return [...new Set(modules)].sort();
}

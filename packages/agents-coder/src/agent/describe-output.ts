import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CoderOutput } from '@parallel-dispatcher/schema';
import type { Assessment } from '../assess/assessment.ts';
import { nodeKind } from '../node/node-kind.ts';
import type { GeneratedNode } from '../generate-node.ts';
import type { TextProvenance } from '../text/text-request.ts';
import type { Validation } from '../validate/validation.ts';

interface Facts {
  readonly node: GeneratedNode;
  readonly validation: Validation;
  readonly assessment: Assessment;
  readonly folder: string;
  readonly contractAt: string;
  readonly text: TextProvenance | null;
  readonly written: readonly string[];
  /** Ids of the tasks whose outputs came with this one. */
  readonly upstream: readonly string[];
}

/** The documented output of the coder. */
export function describeOutput(facts: Facts): CoderOutput {
  const { node, validation, assessment, folder, contractAt, text, written, upstream } = facts;
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
    engine: 'embedded',
    provenance: {
      engine: 'embedded',
      generator: '@parallel-dispatcher/agents-coder',
      contract_from: contractAt,
      contract_sha256: createHash('sha256').update(textOf(node.contractFile)).digest('hex'),
      contract_version: node.contract.contractVersion,
      model: null,
      // How a text became a contract: by which patterns, for which words, assuming what.
      contract_by: text === null ? 'given' : text.engine,
      patterns: (text?.patterns ?? []).map((use) => ({ ...use })),
      assumptions: [...(text?.assumptions ?? [])],
      types_from: [...(text?.types ?? [])],
      // A structured contract says all there is to generate, so nothing of theirs went in.
      upstream: upstream.map((task) => ({ task, used: false })),
    },
    intelligence_sources: [...assessment.answeredBy],
    related: [...assessment.related],
    not_measured: [...assessment.notMeasured],
    validation: { ...validation.parts },
  };
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

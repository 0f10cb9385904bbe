import { validationRules, type ValidationLevel } from '@parallel-dispatcher/schema';
import type { Contract } from '../contract/contract.ts';
import { nodeKind } from '../node/node-kind.ts';
import type { GeneratedFile } from '../node/generated-file.ts';
import { checkRules, isBlocking } from '../onex-rules/check-rules.ts';
import { isPython, nodeSource, type Finding, type NodeSources } from '../onex-rules/finding.ts';
import { annotatedShare } from '../onex-rules/types-annotated.ts';
import { bodiesPart, type CheckedBodies } from './bodies-part.ts';
import { checkPython } from './check-python.ts';
import { checkTypescript } from './check-typescript.ts';
import { complianceGate, complianceOf } from './compliance-gate.ts';
import { gatesBlock } from './gates-block.ts';
import { measureCompleteness } from './measure-completeness.ts';
import type { Validation, ValidationPart } from './validation.ts';
import { makeWorkspace } from './workspace.ts';

export interface ValidateOptions {
  readonly nodeFile: string;
  readonly testsFile: string;
  /** `NodeOrderTotalCompute`. */
  readonly nodeName: string;
  /** What the files were made from. Without it completeness is not measured, and the node is compute. */
  readonly contract?: Contract;
  /** Bodies of the contract, and those that no example tests. @default none */
  readonly bodies?: CheckedBodies;
  /** File name that ONEX gives the node. @default nodeFile */
  readonly expectedFile?: string;
  /** @default 'moderate' */
  readonly validationLevel?: ValidationLevel;
  /** For the type check and for the tests, each. @default 60000 */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Type-checks the files of a node, lints them, runs their tests and holds them to the rules, in a
 * folder of its own that is gone afterwards. Types and tests block at every level; rules, lint,
 * compliance and completeness as the level says.
 */
export async function validateNode(
  files: readonly GeneratedFile[],
  options: ValidateOptions,
): Promise<Validation> {
  const level = options.validationLevel ?? 'moderate';
  const limits = { timeoutMs: options.timeoutMs ?? 60_000, signal: options.signal };
  await using workspace = await makeWorkspace(files);
  const checks = await (options.nodeFile.endsWith('.py') ? checkPython : checkTypescript)(
    workspace,
    { files: files.map(({ path }) => path), testsFile: options.testsFile },
    limits,
  );
  const nodeType = options.contract?.nodeType ?? 'COMPUTE_GENERIC';
  const sources: NodeSources = {
    nodeFile: options.nodeFile,
    expectedFile: options.expectedFile ?? options.nodeFile,
    nodeClass: options.nodeName,
    kind: nodeKind(nodeType),
    files,
  };
  const { findings, off } = checkRules(sources, level);
  const rules: Record<string, ValidationPart> = {};
  for (const rule of validationRules) {
    rules[rule] = off.some((name) => name === rule)
      ? { passed: null, reason: `off at level ${level}`, evidence: [] }
      : rulePart(
          findings.filter((finding) => finding.rule === rule),
          level,
        );
  }
  // What could not run is not passed; what the level turns off was not asked for, and a checker
  // that is not installed only where nothing less than all will do.
  const demanded = Object.entries({ ...checks.parts, ...rules }).filter(
    ([name, { passed }]) =>
      !off.some((rule) => rule === name) &&
      !(level !== 'strict' && passed === null && checks.optional.includes(name)),
  );
  const compliance = complianceOf(findings);
  const gates = {
    lint: checks.lint,
    compliance: complianceGate(compliance, findings.length),
    completeness: measureCompleteness(files, options.contract),
    ...bodiesPart(options.bodies),
  };
  return {
    passed: demanded.every(([, { passed }]) => passed === true) && !gatesBlock(gates, level),
    works: Object.values(checks.parts).every(
      ({ passed, reason }) => passed ?? reason?.startsWith('not run') === true,
    ),
    parts: { ...checks.parts, ...rules, ...gates },
    findings,
    metrics: {
      ...checks.metrics,
      annotatedShare: annotatedShare(nodeSource(sources), isPython(sources)),
      compliance,
    },
  };
}

function rulePart(findings: readonly Finding[], level: ValidationLevel): ValidationPart {
  const blocking = findings.filter((finding) => isBlocking(finding, level));
  return {
    passed: blocking.length === 0,
    reason: blocking[0]?.message ?? null,
    evidence:
      findings.length === 0
        ? ['0 findings']
        : findings.slice(0, 20).map(({ severity, file, line, message }) => {
            return `${severity}: ${file}${line === null ? '' : `:${line}`}: ${message}`;
          }),
  };
}

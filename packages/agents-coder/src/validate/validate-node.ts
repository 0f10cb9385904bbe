import type { NodeType } from '../contract/contract.ts';
import { nodeKind } from '../node/node-kind.ts';
import type { GeneratedFile } from '../node/generated-file.ts';
import { checkRules, isBlocking, type ValidationLevel } from '../onex-rules/check-rules.ts';
import {
  isPython,
  nodeSource,
  ruleNames,
  type Finding,
  type NodeSources,
} from '../onex-rules/finding.ts';
import { annotatedShare } from '../onex-rules/types-annotated.ts';
import { checkPython } from './check-python.ts';
import { checkTypescript } from './check-typescript.ts';
import type { Validation, ValidationPart } from './validation.ts';
import { makeWorkspace } from './workspace.ts';

export interface ValidateOptions {
  readonly nodeFile: string;
  readonly testsFile: string;
  /** `NodeOrderTotalCompute`. */
  readonly nodeName: string;
  /** @default 'COMPUTE_GENERIC' */
  readonly contract?: { readonly nodeType: NodeType };
  /** Bodies of the contract, and those that no example tests. @default none */
  readonly bodies?: { readonly all: readonly string[]; readonly untested: readonly string[] };
  /** File name that ONEX gives the node. @default nodeFile */
  readonly expectedFile?: string;
  /** @default 'moderate' */
  readonly validationLevel?: ValidationLevel;
  /** For the type check and for the tests, each. @default 60000 */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const penalty = { error: 0.2, warning: 0.1, info: 0.05 } as const;

/**
 * Type-checks the files of a node, runs their tests and holds them to the rules, in a folder of
 * its own that is gone afterwards. Types and tests block at every level; rules as the level says.
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
  const parts: Record<string, ValidationPart> = { ...checks.parts, ...bodiesPart(options) };
  for (const rule of ruleNames) {
    parts[rule] = off.some((name) => name === rule)
      ? { passed: null, reason: `off at level ${level}`, evidence: [] }
      : rulePart(
          findings.filter((finding) => finding.rule === rule),
          level,
        );
  }
  // What could not run is not passed; what the level turns off was not asked for, and a checker
  // that is not installed only where nothing less than all will do.
  const demanded = Object.entries(parts).filter(
    ([name, { passed }]) =>
      !off.some((rule) => rule === name) &&
      !(level !== 'strict' && passed === null && [...checks.optional, 'bodies'].includes(name)),
  );
  const lost = findings.reduce((sum, { severity }) => sum + penalty[severity], 0);
  return {
    passed: demanded.every(([, { passed }]) => passed === true),
    works: Object.values(checks.parts).every(
      ({ passed, reason }) => passed ?? reason?.startsWith('not run') === true,
    ),
    parts,
    findings,
    metrics: {
      ...checks.metrics,
      annotatedShare: annotatedShare(nodeSource(sources), isPython(sources)),
      compliance: Math.max(0, Number((1 - lost).toFixed(2))),
    },
  };
}

/** Code that somebody wrote for words is shown to be right by examples alone. */
function bodiesPart({ bodies }: ValidateOptions): Readonly<Record<string, ValidationPart>> {
  const { all, untested } = bodies ?? { all: [], untested: [] };
  if (all.length === 0) return {};
  const told = `${all.length} bodies, ${all.length - untested.length} of them tested by examples`;
  const part =
    untested.length === 0
      ? { passed: true, reason: null }
      : {
          passed: null,
          reason: `not measured: no example expects what depends on ${untested.join(', ')}`,
        };
  return { bodies: { ...part, evidence: [told, ...untested] } };
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

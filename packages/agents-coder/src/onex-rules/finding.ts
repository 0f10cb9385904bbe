import type { NodeKind } from '../node/node-kind.ts';

/** The rules of ONEX and of quality that a node is held to. */
export const ruleNames = [
  'onex-001',
  'onex-002',
  'onex-003',
  'onex-004',
  'quality-001',
  'quality-002',
  'quality-003',
] as const;
export type RuleName = (typeof ruleNames)[number];

export type Severity = 'error' | 'warning' | 'info';

/** One place where a rule does not hold. */
export interface Finding {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
}

/** What the rules look at. */
export interface NodeSources {
  readonly nodeFile: string;
  /** The name that ONEX gives the file. */
  readonly expectedFile: string;
  /** `NodeOrderTotalCompute`. */
  readonly nodeClass: string;
  readonly kind: NodeKind;
  readonly files: readonly { readonly path: string; readonly contents: string }[];
}

/** Source text of the node itself. */
export function nodeSource({ files, nodeFile }: NodeSources): string {
  return files.find(({ path }) => path === nodeFile)?.contents ?? '';
}

/** Whether a node is written in Python. */
export function isPython({ nodeFile }: NodeSources): boolean {
  return nodeFile.endsWith('.py');
}

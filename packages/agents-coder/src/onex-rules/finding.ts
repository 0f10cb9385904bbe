import type { RuleSeverity, ValidationRule } from '@parallel-dispatcher/schema';
import type { NodeKind } from '../node/node-kind.ts';

/** One place where a rule does not hold. */
export interface Finding {
  readonly rule: ValidationRule;
  readonly severity: RuleSeverity;
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

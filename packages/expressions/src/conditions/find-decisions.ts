import type { ReferenceTarget } from '../references/reference.ts';
import { readChain, type TreeNode } from './tree-node.ts';

/** The parts that decide a condition by themselves, so that each must be true or false. */
export interface Decisions {
  /** An output or a param, or a part of one. */
  readonly values: readonly ReferenceTarget[];
  /** A task as a whole, or how it ended: never true or false. */
  readonly never: readonly TreeNode[];
}

/** All of a condition, or what stands between `&&`, `||`, `!` and `?:`. */
export function findDecisions(root: TreeNode): Decisions {
  const values: ReferenceTarget[] = [];
  const never: TreeNode[] = [];
  for (const node of partsOf(root)) {
    const { base, steps } = readChain(node);
    const [name, ...path] = steps.flatMap(({ segment }) => segment ?? []);
    const isKnown = steps.every(({ segment }) => segment !== undefined);
    if (base.op !== 'id' || typeof name !== 'string' || !isKnown) continue;
    if (base.args === 'params') {
      values.push({ kind: 'param', param: name, path, fallback: null });
    } else if (base.args === 'tasks' && path[0] === 'output') {
      values.push({ kind: 'task', task: name, path: path.slice(1), fallback: null });
    } else if (base.args === 'tasks') {
      never.push(node);
    }
  }
  return { values, never };
}

function partsOf(node: TreeNode): readonly TreeNode[] {
  if (node.op === '!_') return partsOf(node.args);
  const isJoined = node.op === '&&' || node.op === '||' || node.op === '?:';
  return isJoined ? node.args.flatMap(partsOf) : [node];
}

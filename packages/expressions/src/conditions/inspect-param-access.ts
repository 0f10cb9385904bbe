import type { Access } from './inspect-task-access.ts';
import { knownStart, type AccessChain } from './tree-node.ts';

/** Notes what `params.a.b` reads, or that `has(params.a.b)` asks whether it is there. */
export function inspectParamAccess({ steps }: AccessChain, { report, isAsked }: Access): void {
  const path = knownStart(steps);
  const isWhole = path.length === steps.length;
  if (!isAsked || !isWhole) {
    report.params.push(path);
    return;
  }
  report.askedParams.push(path);
  report.params.push(path.slice(0, -1));
}

import { isPython, nodeSource, type Finding, type NodeSources } from './finding.ts';
import { lineAt, maskSource } from './mask-source.ts';

/** onex-001: the node file holds one class and no helper class. */
export function singleClass(sources: NodeSources): readonly Finding[] {
  const { code } = maskSource(nodeSource(sources), isPython(sources));
  const classes = [...code.matchAll(/\bclass\s+\w+/g)];
  const finding = (message: string, line: number | null): Finding => ({
    rule: 'onex-001',
    severity: 'error',
    message,
    file: sources.nodeFile,
    line,
  });
  if (classes.length === 0) return [finding('There is no class in the node file.', null)];
  return classes
    .slice(1)
    .map((found) =>
      finding(`A second class, ${found[0]}, is in the node file.`, lineAt(code, found.index)),
    );
}

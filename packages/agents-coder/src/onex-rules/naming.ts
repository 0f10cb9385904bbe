import { nodeSource, type Finding, type NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

/** onex-002: file and class are named after the node and its type. */
export function naming(sources: NodeSources): readonly Finding[] {
  const { nodeFile, expectedFile, nodeClass } = sources;
  const finding = (message: string): Finding => ({
    rule: 'onex-002',
    severity: 'error',
    message,
    file: nodeFile,
    line: null,
  });
  const found: Finding[] = [];
  if (nodeFile !== expectedFile) {
    found.push(finding(`The file is named ${nodeFile}, and ONEX names it ${expectedFile}.`));
  }
  const exported = new RegExp(`\\bexport\\s+class\\s+${nodeClass}\\b`);
  if (!exported.test(maskSource(nodeSource(sources)).code)) {
    found.push(finding(`The file exports no class ${nodeClass}.`));
  }
  return found;
}

import { isPython, nodeSource, type Finding, type NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

/** onex-002: file and class are named after the node and its type. */
export function naming(sources: NodeSources): readonly Finding[] {
  const { nodeFile, expectedFile, nodeClass } = sources;
  const finding = (severity: Finding['severity'], message: string): Finding => ({
    rule: 'onex-002',
    severity,
    message,
    file: nodeFile,
    line: null,
  });
  const found: Finding[] = [];
  if (nodeFile !== expectedFile) {
    // Somebody asked for this name, so it only blocks where warnings do.
    found.push(
      finding('warning', `The file is named ${nodeFile}, and ONEX names it ${expectedFile}.`),
    );
  }
  const exported = new RegExp(
    `${isPython(sources) ? '^' : '\\bexport\\s+'}class\\s+${nodeClass}\\b`,
    'm',
  );
  if (!exported.test(maskSource(nodeSource(sources), isPython(sources)).code)) {
    found.push(finding('error', `The file exports no class ${nodeClass}.`));
  }
  return found;
}

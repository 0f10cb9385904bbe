import { nodeSource, type Finding, type NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

/** onex-003: the node uses its contract, is of its base type, and is typed. */
export function usesContract(sources: NodeSources): readonly Finding[] {
  const { code } = maskSource(nodeSource(sources));
  const { baseName, method } = sources;
  const checks = [
    [/\bmodelContract\w+/, 'The contract is not used.'],
    [new RegExp(`\\b(?:implements|extends)\\s+${baseName}\\b`), `The class is no ${baseName}.`],
    [
      new RegExp(`\\b${method}\\(\\w+: unknown\\): Promise<\\w+>`),
      `${method} is not typed as a promise of its model.`,
    ],
  ] as const;
  const found: string[] = checks
    .filter(([pattern]) => !pattern.test(code))
    .map(([, message]) => message);
  if (/[:<,|]\s*any\b|\bas\s+any\b/.test(code)) found.push('A type is any.');
  return found.map((message) => ({
    rule: 'onex-003',
    severity: 'error',
    message,
    file: sources.nodeFile,
    line: null,
  }));
}

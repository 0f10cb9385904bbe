import { isPython, nodeSource, type Finding, type NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

/** onex-003: the node uses its contract, is of its base type, and is typed. */
export function usesContract(sources: NodeSources): readonly Finding[] {
  const { code } = maskSource(nodeSource(sources), isPython(sources));
  const { baseName, method } = sources.kind;
  const called = method.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const [contract, base, typed] = isPython(sources)
    ? [
        /\bcontract = MODEL_CONTRACT_\w+/,
        new RegExp(`\\bclass \\w+\\(${baseName}\\)`),
        new RegExp(`\\b${called}\\(self, input: object\\) -> Dict\\[str, Json\\]`),
      ]
    : [
        /\bmodelContract\w+/,
        new RegExp(`\\b(?:implements|extends)\\s+${baseName}\\b`),
        new RegExp(`\\b${method}\\(\\w+: unknown\\): Promise<\\w+>`),
      ];
  const checks = [
    [contract, 'The contract is not used.'],
    [base, `The class is no ${baseName}.`],
    [typed, `${isPython(sources) ? called : method} is not typed.`],
  ] as const;
  const found: string[] = checks
    .filter(([pattern]) => !pattern.test(code))
    .map(([, message]) => message);
  if (!isPython(sources) && /[:<,|]\s*any\b|\bas\s+any\b/.test(code)) found.push('A type is any.');
  return found.map((message) => ({
    rule: 'onex-003',
    severity: 'error',
    message,
    file: sources.nodeFile,
    line: null,
  }));
}

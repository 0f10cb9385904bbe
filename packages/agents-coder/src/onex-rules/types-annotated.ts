import { isPython, nodeSource, type Finding, type NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

const declaration =
  /(?:\bfunction\s+\w+(?:<[^>]*>)?|^\s*(?:async\s+)?(?!if\b|for\b|while\b|switch\b|catch\b|return\b)\w+)\(([^()]*)\)(\s*:\s*[^{=;]+)?\s*\{/gm;

const pythonDeclaration = /\bdef\s+\w+\(([^()]*)\)(\s*->\s*[^:]+)?:/g;

/** Parameters and results of named functions that have a type, as a share; null where there are none. */
export function annotatedShare(source: string, python = false): number | null {
  let all = 0;
  let typed = 0;
  for (const [text, parameters = '', result] of maskSource(source, python).code.matchAll(
    python ? pythonDeclaration : declaration,
  )) {
    const named = parameters
      .replaceAll(/\[(?:[^[\]]|\[[^\]]*\])*\]/g, '')
      .split(',')
      .filter((parameter) => !/^\s*(?:self|cls|\*)?\s*$/.test(parameter));
    all += named.length;
    typed += named.filter((parameter) => parameter.includes(':')).length;
    if (/\bconstructor\(/.test(text)) continue;
    all += 1;
    if (result !== undefined) typed += 1;
  }
  return all === 0 ? null : typed / all;
}

/** quality-002: at least a share of parameters and results of named functions is typed. */
export function typesAnnotated(sources: NodeSources, least: number): readonly Finding[] {
  const share = annotatedShare(nodeSource(sources), isPython(sources));
  if (share === null || share >= least) return [];
  const percent = (part: number): string => `${Math.floor(part * 100)} %`;
  return [
    {
      rule: 'quality-002',
      severity: 'warning',
      message: `${percent(share)} of parameters and results have a type; ${percent(least)} are asked for.`,
      file: sources.nodeFile,
      line: null,
    },
  ];
}

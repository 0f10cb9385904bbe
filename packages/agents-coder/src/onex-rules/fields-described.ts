import type { Finding, NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

/** quality-001: every field of a model has a description. */
export function fieldsDescribed({ files }: NodeSources): readonly Finding[] {
  return files
    .filter(({ path }) => /^model_.*\.ts$/.test(path))
    .flatMap(({ path, contents }): Finding[] => {
      const { code } = maskSource(contents);
      const fields =
        code.match(/[{,]\s*(?:[\w$]+|'[^']*'|"[^"]*"|\['[^']*'\]):\s*z\b/g)?.length ?? 0;
      const described = code.match(/\.describe\(/g)?.length ?? 0;
      if (described >= fields) return [];
      const message = `${fields - described} of ${fields} fields have no description.`;
      return [{ rule: 'quality-001', severity: 'warning', message, file: path, line: null }];
    });
}

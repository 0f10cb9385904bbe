import { isPython, type Finding, type NodeSources } from './finding.ts';
import { maskSource } from './mask-source.ts';

/** quality-001: every field of a model has a description. */
export function fieldsDescribed(sources: NodeSources): readonly Finding[] {
  const python = isPython(sources);
  const [field, description] = python
    ? [/^ {4}\w+: /gm, /\bdescription=/g]
    : [/[{,]\s*(?:[\w$]+|'[^']*'|"[^"]*"|\['[^']*'\]):\s*z\b/g, /\.describe\(/g];
  return sources.files
    .filter(({ path }) => (python ? /^model_.*\.py$/ : /^model_.*\.ts$/).test(path))
    .flatMap(({ path, contents }): Finding[] => {
      const { code } = maskSource(contents, python);
      const fields = code.match(field)?.length ?? 0;
      const described = code.match(description)?.length ?? 0;
      if (described >= fields) return [];
      const message = `${fields - described} of ${fields} fields have no description.`;
      return [{ rule: 'quality-001', severity: 'warning', message, file: path, line: null }];
    });
}

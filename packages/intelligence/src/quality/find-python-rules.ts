import { parse } from '@ast-grep/napi';
import type { Finding } from './finding.ts';
import { pythonRules } from './python-rules.ts';

/** Matches of our ast-grep rules. The language was registered when the file's facts were read. */
export function findPythonRules(text: string): readonly Finding[] {
  const root = parse('python', text).root();
  return pythonRules.flatMap(({ match, ...judged }) =>
    root.findAll({ rule: match }).map((node) => ({
      ...judged,
      line: node.range().start.line + 1,
      source: 'ast-grep',
    })),
  );
}

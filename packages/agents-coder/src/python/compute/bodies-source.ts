import type { NodeNames } from '../../node/node-names.ts';
import { docstring } from '../docstring.ts';
import { layOut } from '../layout.ts';
import { ruleSource } from '../model/rule-source.ts';
import { indent } from '../node-file.ts';
import { importFrom, pythonImports } from '../python-imports.ts';
import { usedSupport } from '../support-files.ts';
import type { PythonBody } from '../values/emission.ts';

/** Source of the file of bodies: for each its rule and its function. Null where there is none. */
export function bodiesSource(bodies: readonly PythonBody[], names: NodeNames): string | null {
  if (bodies.length === 0) return null;
  const rules = bodies.map(({ ruleName, work }) =>
    layOut(`#: What the result has to fit.\n${ruleName} = ${ruleSource(work.schema)}`),
  );
  const functions = bodies.map(
    ({ name, work }) =>
      `def ${name}(given: Dict[str, Any]) -> Any:\n${docstring(work.words, 1)}${indent(dedent(work.code.python ?? ''), 1)}`,
  );
  const body = [rules.join('\n'), ...functions].join('\n\n\n');
  const modules = ['math', 're'].filter((module) => new RegExp(`\\b${module}\\.`).test(body));
  const imports = pythonImports(body, [
    ...modules.map((module) => `import ${module}`),
    importFrom(names.supportFile, usedSupport(rules.join('\n'))),
  ]);
  return `${imports}\n\n\n${body}\n`;
}

/** The code without what all of its lines are indented by. */
function dedent(code: string): string {
  const lines = code.replaceAll(/^\s*\n|\s+$/g, '').split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const least = Math.min(...depths);
  return lines.map((line) => line.slice(least)).join('\n');
}

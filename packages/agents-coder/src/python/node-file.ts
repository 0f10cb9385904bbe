import type { Contract } from '../contract/contract.ts';
import type { NodeNames } from '../node/node-names.ts';
import { constantName } from './contract-model-source.ts';
import { layOut } from './layout.ts';
import { docstring } from './docstring.ts';
import { importFrom, pythonImports } from './python-imports.ts';
import { usedSupport } from './support-files.ts';
import type { PythonEmission } from './values/emission.ts';

/** What is particular to the class of one node. */
export interface PythonParts {
  /** `NodeEffect`. */
  readonly base: string;
  /** `execute_effect`. */
  readonly method: string;
  /** What the method does, as a sentence. */
  readonly says: string;
  /** Source of `__init__`, in the class. */
  readonly init: string;
  /** Source of the method's body, after the input was read as `data`. */
  readonly body: string;
  /** Source of further methods. */
  readonly after?: string;
  /** Source ahead of the class. */
  readonly before?: string;
  /** Import lines that it needs beside those found in its source. */
  readonly imports?: readonly string[];
}

/** Source of a node file in Python. */
export function nodeFile(
  contract: Contract,
  parts: PythonParts,
  ...[{ names, emission }]: [{ readonly names: NodeNames; readonly emission: PythonEmission }]
): string {
  const { base, method, says, init, body, after = '', before = '' } = parts;
  const constants = [...emission.constants].map(([code, name]) => `${name} = ${code}\n`).join('');
  const read = `read_input(${contract.inputModel}, input)`;
  const rest = `${constants}${before}

class ${names.nodeClass}(${base}):
${docstring(contract.description, 1)}
    #: The contract that this node was generated from.
    contract = ${constantName(names.contractModel)}

${indent(init, 1)}
    async def ${method}(self, input: object) -> Dict[str, Json]:
${docstring(says, 2)}        ${/\bdata\b/.test(body) ? `data = ${read}` : read}
${indent(body, 2)}
${after === '' ? '' : `\n${indent(after, 1)}`}`;
  const laidOut = layOut(rest)
    .replaceAll(/\n{4,}/g, '\n\n\n')
    .trim();
  const used = usedSupport(laidOut);
  const constant = constantName(names.contractModel);
  const imports = pythonImports(laidOut, [
    ...(parts.imports ?? []),
    importFrom(names.supportFile, used),
    importFrom(names.contractModelFile, [constant]),
    importFrom(names.inputFile, [contract.inputModel]),
  ]);
  return `"""The node ${names.nodeClass}, generated from ${names.contractFile}."""\n\n${imports}\n\n\n${laidOut}\n`;
}

export function indent(source: string, depth: number): string {
  return source
    .split('\n')
    .map((line) => (line === '' ? '' : `${'    '.repeat(depth)}${line}`))
    .join('\n');
}

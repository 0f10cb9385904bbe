import type { ContractCommon } from '../contract/contract.ts';
import { schemaName, type NodeNames } from '../node/node-names.ts';
import { docstring } from './comment.ts';
import { lowerFirst } from './lower-first.ts';
import type { NodeSource } from './node-source.ts';
import { exportOf, isTypeOnly } from './support-files/export-of.ts';
import { use, type Emission } from './values/expression.ts';
import { inheritsNames } from './values/inherits-names.ts';

/** What is particular to the class of one node. */
export interface NodeParts {
  /** Support module of the interface it implements: `node-effect`. */
  readonly base: string;
  /** `executeEffect`. */
  readonly method: string;
  /** What the method does, as a sentence. */
  readonly says: string;
  /** Source between the contract and the method: fields and the constructor. */
  readonly members: string;
  /** Source of the method's body, after the input was read as `data`. */
  readonly body: string;
  /** Source of what follows the method in the class. */
  readonly after?: string;
  /** Source ahead of the class. */
  readonly before?: string;
  /** Names that come from a file of the node, by the file. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
}

/** Source of a node file: imports, constants and the class with its one method. */
export function nodeFrame(
  contract: ContractCommon,
  parts: NodeParts,
  ...[{ names, emission }]: [{ readonly names: NodeNames; readonly emission: Emission }]
): NodeSource {
  const { base, method, says, members, body, after = '', before = '' } = parts;
  const schema = schemaName(contract.inputModel);
  const input = inheritsNames(contract.inputSchema)
    ? `input, ${use({ emission }, 'bare')}(input)`
    : 'input';
  const baseName = exportOf(base);
  use({ emission }, base);
  const constants = [...emission.constants].map(([code, name]) => `const ${name} = ${code};\n`);
  const read = /\bdata\b/.test(body)
    ? `const data = readInput(${schema}, ${input});`
    : `readInput(${schema}, ${input});`;
  const contractConst = lowerFirst(names.contractModel);
  const rest = `${constants.join('')}${before}
${docstring(contract.description)}export class ${names.nodeClass} implements ${baseName}<${contract.outputModel}> {
  /** The contract that this node was generated from. */
  readonly contract = ${contractConst};
${members}
${docstring(`${says} @throws NodeError with a \`code\`.`)}  async ${method}(input: unknown): Promise<${contract.outputModel}> {
    ${read}
${body}
  }
${after}}
`;
  // What was emitted and then not taken, such as after the sure end of a coalesce, is not imported.
  const support = new Set(
    [...emission.support].filter((module) => new RegExp(`\\b${exportOf(module)}\\b`).test(rest)),
  );
  const imported = [...support]
    .map((module) => ({ name: exportOf(module), type: isTypeOnly(module) ? 'type ' : '' }))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .map(({ name, type }) => `${type}${name}`);
  const imports = [
    [names.contractModelFile, `import { ${contractConst} } from './${names.contractModelFile}';`],
    [
      names.inputFile,
      `import { ${new RegExp(`\\b${contract.inputModel}\\b(?!\\.)`).test(rest.replaceAll(/^\s*\/\*\*.*$/gm, '')) ? `type ${contract.inputModel}, ` : ''}${schema} } from './${names.inputFile}';`,
    ],
    [names.outputFile, `import type { ${contract.outputModel} } from './${names.outputFile}';`],
    [names.supportFile, `import { ${imported.join(', ')} } from './${names.supportFile}';`],
    ...Object.entries(parts.imports ?? {})
      .filter(([, listed]) => listed.length > 0)
      .map(([file, listed]) => [
        file,
        `import { ${listed.join(', ')} } from '${file.includes(':') ? file : `./${file}`}';`,
      ]),
  ].sort(([left = ''], [right = '']) => (importOrder(left) < importOrder(right) ? -1 : 1));
  const contents = `${imports.map(([, line]) => line).join('\n')}\n\n${rest}`;
  return { contents, support, notes: [...emission.notes], bodies: emission.bodies };
}

function importOrder(file: string): string {
  return `${file.startsWith('node:') ? 0 : 1}${file}`;
}

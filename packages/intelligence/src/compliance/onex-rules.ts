import type { SourceFacts } from '../facts/source-facts.ts';
import type { OnexNode } from './onex-node.ts';
import type { Violation } from './violation.ts';

/** onex-001: the node file holds one class and no helper class. */
export function singleClass({ classes }: SourceFacts, { main }: OnexNode): readonly Violation[] {
  const error = { rule: 'onex-001', severity: 'error' } as const;
  if (main === undefined) {
    const message = 'there is no class in the node file';
    return [{ ...error, line: null, message, fix: 'write the node as a class' }];
  }
  return classes
    .filter((one) => one !== main)
    .map(({ name, line }) => ({
      ...error,
      line,
      message: `a second class, ${name}, is in the file of ${main.name}`,
      fix: `move ${name} to a file of its own`,
    }));
}

/** onex-002: class and file are named after the node and its type. */
export function naming(
  { main, expectedFile }: OnexNode,
  path: string | null,
): readonly Violation[] {
  if (main === undefined) return [];
  const error = { rule: 'onex-002', severity: 'error', line: main.line } as const;
  if (!/^Node[A-Z0-9]\w*(?:Effect|Compute|Reducer|Orchestrator)$/.test(main.name)) {
    const message = `the class is named ${main.name}, and ONEX names it Node<Name><Type>`;
    const fix = 'name it after what it does and its type, such as NodeOrderTotalCompute';
    return [{ ...error, message, fix }];
  }
  const file = path?.split(/[\\/]/).at(-1);
  if (expectedFile === null || file === expectedFile) return [];
  const message = `the file is named ${file ?? ''}, and ONEX names it ${expectedFile}`;
  return [{ ...error, line: null, message, fix: `rename it to ${expectedFile}` }];
}

/** onex-003: the node uses its contract, is of its base type, and is typed. */
export function contract(facts: SourceFacts, node: OnexNode): readonly Violation[] {
  const { main, type, methods } = node;
  if (main === undefined) return [];
  const error = { rule: 'onex-003', severity: 'error', line: main.line } as const;
  const found: Violation[] = [];
  const unused = new Set(facts.imports.flatMap((one) => one.unused));
  // A class, an object or a constant of it; the module it comes from is written in small letters.
  const isUsed = (name: string): boolean =>
    /^(?:[Mm]odelContract|MODEL_CONTRACT_)/.test(name) && !unused.has(name);
  if (![...facts.identifiers].some(isUsed)) {
    const message = `${main.name} does not use its contract`;
    found.push({ ...error, message, fix: `take a ModelContract${type ?? '<Type>'} and use it` });
  }
  if (type !== null && !main.bases.some((base) => base.startsWith(`Node${type}`))) {
    const message = `${main.name} is no Node${type}`;
    found.push({ ...error, message, fix: `extend or implement Node${type}` });
  }
  const [method] = methods;
  if (method !== undefined && !methods.some((name) => main.methods.includes(name))) {
    const message = `${main.name} has no method ${method}`;
    found.push({ ...error, message, fix: `put its work into ${method}(contract)` });
  }
  const own = facts.functions.find(({ name }) =>
    methods.some((one) => name === `${main.name}.${one}`),
  );
  for (const { line, what } of own?.annotations.missing ?? []) {
    found.push({ ...error, line, message: `${what} has no type`, fix: 'name its model' });
  }
  for (const { line, what } of facts.anyTypes) {
    found.push({ ...error, line, message: `a type is any: ${what}`, fix: 'name its model' });
  }
  return found;
}

import { binaryOperators } from './binary-operators.ts';
import { operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

/** `**` and `pow`: zero has no negative power, and a large result no float. */
export const powers =
  (when: string): PythonFinder =>
  (python) => [
    ...binaryOperators(python.code)
      .filter(({ operator }) => operator.startsWith('**'))
      .map(({ offset }) => operationAt(python, { offset, when })),
    ...[...python.code.matchAll(/(?<![\w.])pow\(/g)].map(({ index }) =>
      operationAt(python, { offset: index, when }),
    ),
  ];

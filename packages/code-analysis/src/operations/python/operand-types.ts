import { binaryOperators } from './binary-operators.ts';
import { operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

/** The operator that the message names, and `sum`, which adds. */
export const operandTypes: PythonFinder = (python, { subject, message }) => {
  const named = subject ?? '+';
  const adds = named === '+';
  const concatenates = message.startsWith('can only concatenate');
  const when = `the types of the operands of \`${named}\` do not fit`;
  const operators = binaryOperators(python.code)
    .filter(({ operator }) => operator === named || (concatenates && operator === '+='))
    .filter(({ before, after }) => !(/\b[\d.]+$/.test(before) && /^[\d.]+\b/.test(after)))
    .map(({ offset }) => operationAt(python, { offset, when }));
  const sums = adds ? [...python.code.matchAll(/(?<![\w.])sum\(/g)] : [];
  return [
    ...operators,
    ...sums.map(({ index }) =>
      operationAt(python, { offset: index, when: 'what `sum` adds is not all numbers' }),
    ),
  ];
};

import { binaryOperators, leadingOperand } from './binary-operators.ts';
import { operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

/** `/`, `//`, `%` and `divmod` by what is no number other than zero. `'…' % x` formats. */
export const divisions: PythonFinder = (python, { message }) => {
  const modulo = /modulo/.test(message);
  const operators = binaryOperators(python.code)
    .filter(({ operator }) => /^(?:\/\/?|%)=?$/.test(operator))
    .filter(({ operator }) => !modulo || !/^\/=?$/.test(operator))
    .filter(({ operator, before }) => !operator.startsWith('%') || !/['"]$/.test(before))
    .filter(({ after }) => !/^['"]/.test(after) && !isNonZero(after))
    .map(({ offset, after }) => {
      const divisor = leadingOperand(after);
      const when =
        divisor === undefined ? 'the divisor is zero' : `the divisor is zero (\`${divisor}\`)`;
      return operationAt(python, { offset, when });
    });
  const calls = [...python.code.matchAll(/\bdivmod\(/g)].map(({ index }) =>
    operationAt(python, { offset: index, when: 'the divisor is zero' }),
  );
  return [...operators, ...calls];
};

/** A divisor that is a number, and not zero: `2`, `0.5`, `-1e3`. */
function isNonZero(after: string): boolean {
  const number = /^[-+]?((?:\d[\d_]*)?\.?\d[\d_]*(?:e[-+]?\d+)?)(?![\w.])(?!\s*\*\*)/i.exec(
    after,
  )?.[1];
  return number !== undefined && Number(number.replaceAll('_', '')) !== 0;
}

import type { ErrorKind } from '../../error-facts/error-fact.ts';
import { callsTo, hasSecondArgument, isNumberOrNothing } from './calls-to.ts';
import { divisions } from './divisions.ts';
import { operandTypes } from './operand-types.ts';
import { powers } from './powers.ts';
import type { PythonFinder } from './python-finder.ts';
import { pythonRecursion } from './python-recursion.ts';
import { pops, subscripts } from './subscripts.ts';
import { unboundLocals } from './unbound-locals.ts';
import { unpackings } from './unpackings.ts';

interface PythonEntry {
  readonly kind: ErrorKind;
  /** Messages it is for. @default any of the kind */
  readonly message?: RegExp;
  readonly find: PythonFinder;
}

/** Which operations throw which error. The first entry that fits is taken. */
export const pythonOperations: readonly PythonEntry[] = [
  {
    kind: 'division-by-zero',
    message: /negative power/,
    find: powers('zero is raised to a negative power'),
  },
  { kind: 'division-by-zero', find: divisions },
  { kind: 'index-range', message: /^pop /, find: pops },
  { kind: 'index-range', find: subscripts },
  { kind: 'recursion', find: pythonRecursion },
  { kind: 'wrong-type', find: operandTypes },
  { kind: 'used-before-definition', find: unboundLocals },
  {
    kind: 'bad-value',
    message: /^invalid literal for int/,
    find: callsTo({
      pattern: /(?<![\w.])(?:int|map)\((?<=int\(|map\((?=[ \t]*int\b))/g,
      when: 'the text is no whole number',
      unless: isNumberOrNothing,
    }),
  },
  {
    kind: 'bad-value',
    message: /^could not convert string to float/,
    find: callsTo({
      pattern: /(?<![\w.])(?:float|map)\((?<=float\(|map\((?=[ \t]*float\b))/g,
      when: 'the text is no number',
      unless: isNumberOrNothing,
    }),
  },
  { kind: 'bad-value', message: /values to unpack/, find: unpackings },
  {
    kind: 'exhausted-iterator',
    find: callsTo({
      pattern: /(?<![\w.])next\(|\.__next__\(/g,
      when: 'the iterator has nothing left and no default is given',
      unless: hasSecondArgument,
    }),
  },
  {
    kind: 'bad-json',
    find: callsTo({
      pattern: /(?<![\w.])json\.loads?\(|(?<![\w.])loads\(|\.json\(/g,
      when: 'the text is not JSON',
    }),
  },
  {
    kind: 'overflow',
    message: /^math range error/,
    find: callsTo({
      pattern: /\bmath\.(?:cosh|exp|exp2|expm1|gamma|hypot|ldexp|lgamma|pow|sinh)\(/g,
      when: 'the result is too large for a float',
      unless: isNumberOrNothing,
    }),
  },
  {
    kind: 'overflow',
    message: /Numerical result out of range/,
    find: powers('the result is too large for a float'),
  },
  {
    kind: 'overflow',
    message: /^cannot convert float infinity to integer/,
    find: callsTo({
      pattern: /(?<![\w.])(?:int|round|math\.(?:ceil|floor|trunc))\(/g,
      when: 'the value is infinite',
      unless: isNumberOrNothing,
    }),
  },
];

import type { ErrorKind } from '../../error-facts/error-fact.ts';
import { arrayLengths, typedArrayLengths } from './array-lengths.ts';
import { constantAssignments } from './constant-assignments.ts';
import { jsonParsing } from './json-parsing.ts';
import type { ScriptFinder } from './script-finder.ts';
import { scriptRecursion } from './script-recursion.ts';
import { textLengths } from './text-lengths.ts';

interface ScriptEntry {
  readonly kind: ErrorKind;
  /** Messages it is for. @default any of the kind */
  readonly message?: RegExp;
  readonly find: ScriptFinder;
}

/** Which operations throw which error. The first entry that fits is taken. */
export const scriptOperations: readonly ScriptEntry[] = [
  { kind: 'recursion', find: scriptRecursion },
  { kind: 'constant-assignment', find: constantAssignments },
  { kind: 'bad-json', find: jsonParsing },
  { kind: 'index-range', message: /^Invalid array length/, find: arrayLengths },
  { kind: 'index-range', message: /^Invalid typed array length/, find: typedArrayLengths },
  {
    kind: 'index-range',
    message: /^Invalid count value/,
    find: textLengths({ methods: ['repeat'], when: 'the count is negative or infinite' }),
  },
];

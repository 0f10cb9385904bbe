import { bracketed, hasOutside } from './bracketed.ts';
import { operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

interface CallsTo {
  /** Matches up to and with the opening bracket; linear. */
  readonly pattern: RegExp;
  readonly when: string;
  /** Leaves calls out by their arguments, in masked code. */
  readonly unless?: (inside: string) => boolean;
}

/** Calls of some functions. A `def` of the same name is none. */
export function callsTo({ pattern, when, unless }: CallsTo): PythonFinder {
  return (python) =>
    [...python.code.matchAll(pattern)].flatMap((found) => {
      const inside = bracketed(python.code, found.index + found[0].length - 1);
      const before = python.code.slice(Math.max(0, found.index - 12), found.index);
      if (/\b(?:def|class)[ \t]+$/.test(before)) return [];
      if (inside !== null && unless?.(inside) === true) return [];
      return [operationAt(python, { offset: found.index, when })];
    });
}

/** More arguments than one. */
export function hasSecondArgument(inside: string): boolean {
  return hasOutside(inside, ',');
}

/** Nothing, or a number as it is written. */
export function isNumberOrNothing(inside: string): boolean {
  return /^\s*(?:-?[\d._]+)?\s*$/.test(inside);
}

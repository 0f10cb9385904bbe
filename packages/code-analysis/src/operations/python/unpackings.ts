import { operationAt, type PythonCode } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';
import type { ThrowingOperation } from '../throwing-operation.ts';

const target = String.raw`[\w.*]{1,100}(?:\[[^\]\n]{0,100}\])?`;
const targets = String.raw`[([]?${target}[ \t]{0,8},[\w.*, ()[\]]{0,300}?`;
const assigned = new RegExp(String.raw`^[ \t]*(${targets})[ \t]{0,8}=(?!=)`, 'gm');
const looped = new RegExp(String.raw`\bfor[ \t]+(${targets})[ \t]+in\b`, 'g');

/** `a, b = …` and `for a, b in …`. */
export const unpackings: PythonFinder = (python) => [
  ...found(python, assigned),
  ...found(python, looped),
];

function found(python: PythonCode, pattern: RegExp): readonly ThrowingOperation[] {
  return [...python.code.matchAll(pattern)].map((match) => {
    const names = (match[1] ?? '').trim();
    const offset = match.index + match[0].indexOf(names);
    return operationAt(python, { offset, when: `the value has not as many parts as \`${names}\`` });
  });
}

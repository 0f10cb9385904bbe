import { describePosition } from './text-excerpt.ts';

/** What may come next, in the words of the message. */
export type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or ]' | ', or }';

const names: Readonly<Record<Expected | 'end', string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or "}"',
  ':': '":"',
  ', or ]': '"," or "]"',
  ', or }': '"," or "}"',
  end: 'the end of the document',
};

/** Mistakes that people and other languages make often, said in their own words. */
const habits: readonly { readonly pattern: RegExp; readonly problem: string }[] = [
  { pattern: /\/[/*]|#/y, problem: 'JSON has no comments' },
  { pattern: /'/y, problem: 'JSON texts stand in double quotes' },
  { pattern: /True\b|False\b|None\b/y, problem: 'JSON writes true, false and null' },
  { pattern: /-?(?:NaN|Infinity|inf)\b/iy, problem: 'JSON has no such number; use null' },
  { pattern: /undefined\b/y, problem: 'JSON has no undefined; use null or leave the field out' },
  { pattern: /[+.]\d|0[\dxX]/y, problem: 'JSON numbers are plain, such as 0.5 or 12' },
];

/** Why the character at `at` cannot stand there. */
export function explainSyntax(text: string, at: number, expected: Expected | 'end'): string {
  const char = text[at] as string;
  const said = `${names[expected]} was expected, and ${nameOf(text, at)} came`;
  const habit = habits.find(({ pattern }) => matchesAt(pattern, text, at));
  if (habit !== undefined) return `${habit.problem} (${said})`;
  if (expected === 'key' && char === '}') return 'a trailing comma before "}"';
  if (expected === 'value' && char === ']') return 'a trailing comma before "]"';
  if (expected === ', or ]' || expected === ', or }') {
    if ('"{['.includes(char)) return `a comma is missing (${said})`;
  }
  if (expected === 'end') return `more text after the end of the document (${nameOf(text, at)})`;
  return said;
}

/** Why the end of the text came too early. */
export function explainUnclosed(
  text: string,
  frame: { readonly openedAt: number; readonly keys: unknown } | undefined,
): string {
  if (frame === undefined) return 'the document ended where a value was expected';
  const bracket = frame.keys === null ? '[' : '{';
  return `the document ended, and "${bracket}" of ${describePosition(text, frame.openedAt)} is not closed`;
}

function nameOf(text: string, at: number): string {
  const point = text.codePointAt(at) as number;
  if (point < 0x20 || (point >= 0x7f && point < 0xa0) || point === 0xfeff) {
    return `the control character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return JSON.stringify(String.fromCodePoint(point));
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

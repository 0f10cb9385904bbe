import { describe, expect, test } from '@jest/globals';
import { debugOutputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeInput } from './support/analyze-case.ts';
import { citedIn, claimsOf } from './support/claims-of.ts';

function reasonOf(report: DebugOutput, what: string): string | undefined {
  return report.not_measured.find((one) => one.what === what)?.reason;
}

interface Golden {
  readonly error: string;
  readonly file: string;
  readonly code: string;
  /** Name and line of each suspect. */
  readonly suspects: readonly (readonly [string | null, number])[];
  /** Part of the primary cause. */
  readonly cause: string;
}

const goldens: readonly Golden[] = [
  {
    error: 'ZeroDivisionError: division by zero',
    file: 'a.py',
    code: 'def f(x, y):\n    return x / y\n',
    suspects: [['f', 2]],
    cause: '`return x / y` throws the ZeroDivisionError where the divisor is zero (`y`)',
  },
  {
    error: 'IndexError: list index out of range',
    file: 'a.py',
    code: 'def last(xs):\n    return xs[len(xs)]\n',
    suspects: [['last', 2]],
    cause: 'index `len(xs)` is outside `xs`',
  },
  {
    error: 'RecursionError: maximum recursion depth exceeded',
    file: 'a.py',
    code: 'def down(n):\n    return down(n - 1)\n\ndef once():\n    return down(1)\n',
    suspects: [['down', 2]],
    cause: '`down` calls `down` again and again',
  },
  {
    error: "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
    file: 'a.py',
    code: 'def add(a, b):\n    return a + b\n',
    suspects: [['add', 2]],
    cause: 'the types of the operands of `+` do not fit',
  },
  {
    error: "ValueError: invalid literal for int() with base 10: 'x'",
    file: 'a.py',
    code: 'def age(text):\n    return int(text)\n',
    suspects: [['age', 2]],
    cause: 'the text is no whole number',
  },
  {
    error: 'StopIteration',
    file: 'a.py',
    code: 'def first(it):\n    return next(it)\n',
    suspects: [['first', 2]],
    cause: 'the iterator has nothing left',
  },
  {
    error: 'OverflowError: math range error',
    file: 'a.py',
    code: 'import math\n\ndef grow(x):\n    return math.exp(x)\n',
    suspects: [['grow', 4]],
    cause: 'the result is too large for a float',
  },
  {
    error: 'RangeError: Maximum call stack size exceeded',
    file: 'a.js',
    code: 'function count(n) {\n  return 1 + count(n - 1);\n}\n',
    suspects: [['count', 2]],
    cause: '`count` calls `count` again and again',
  },
  {
    error: 'RangeError: Invalid array length',
    file: 'a.ts',
    code: 'export const make = (n: number) => {\n  return new Array(n - 1);\n};\n',
    suspects: [['make', 2]],
    cause: '`new Array(n - 1)` throws the RangeError',
  },
  {
    error: 'TypeError: Assignment to constant variable.',
    file: 'a.js',
    code: 'const total = 0;\nfunction add(n) {\n  total += n;\n}\n',
    suspects: [['add', 3]],
    cause: '`total` is declared with const at line 1',
  },
  {
    error: 'SyntaxError: Unexpected token \'<\', "<html>" is not valid JSON',
    file: 'a.js',
    code: 'function read(text) {\n  return JSON.parse(text);\n}\n',
    suspects: [['read', 2]],
    cause: '`JSON.parse(text)` throws the SyntaxError where the text is not JSON',
  },
];

describe.each(goldens)('$error', ({ error, file, code, suspects, cause }) => {
  test('leads to the only place found that can throw it', async () => {
    const report = await analyzeInput({ code, file_path: file, error });
    expect(debugOutputSchema.safeParse(report).error).toBeUndefined();
    expect(
      report.suspects.map(({ method, function: name, line, tied }) => [method, name, line, tied]),
    ).toEqual(suspects.map(([name, line]) => ['can-throw', name, line, false]));
    expect(report.bfros_analysis.fault_location).toContain(`${file}:${suspects[0]?.[1]}`);
    expect(report.root_cause.primary_cause).toMatch(/^Hypothesis, not verified: /);
    expect(report.root_cause.primary_cause).toContain(cause);
    expect(report.root_cause.primary_cause).toContain('the only place found in the given files');
    expect(report.hypotheses[0]?.refuted_by_check).toContain(`${file}:${suspects[0]?.[1]}`);
    const ids = report.evidence.map(({ id }) => id);
    for (const claim of claimsOf(report)) {
      expect(citedIn(claim)).not.toEqual([]);
      expect(ids).toEqual(expect.arrayContaining([...citedIn(claim)]));
    }
  });
});

test('shows places that are as likely as each other as tied', async () => {
  const code = 'def f(x, y):\n    return x / y\n\ndef g(x, y):\n    return x % y\n';
  const error = 'ZeroDivisionError: division by zero';
  const report = await analyzeInput({ code, file_path: 'a.py', error });
  expect(report.suspects).toMatchObject([
    { rank: 1, tied: true, function: 'f' },
    { rank: 1, tied: true, function: 'g' },
  ]);
  expect(report.bfros_analysis.fault_location).toMatch(/^tied: a\.py:2:14 or a\.py:5:14 /);
  expect(report.root_cause.primary_cause).toContain('one of 2 places');
  expect(report.root_cause.primary_cause).not.toContain('only place');
  expect(report.hypotheses[0]?.refuted_by_check).toContain('none of a.py:2, a.py:5');
});

test('says when there are more places than it lists', async () => {
  const code = Array.from({ length: 12 }, (_one, at) => `def f${at}(x):\n    return 1 / x\n`).join(
    '',
  );
  const error = 'ZeroDivisionError: division by zero';
  const report = await analyzeInput({ code, file_path: 'a.py', error });
  expect(report.suspects).toHaveLength(10);
  expect(reasonOf(report, 'operations that can throw ZeroDivisionError')).toContain(
    '12 were found',
  );
  expect(report.root_cause.primary_cause).toContain('one of 12 places');
});

test('stays with nulls where nothing that was given can throw it', async () => {
  const code = 'def f(x):\n    return x / 2\n';
  const error = 'ZeroDivisionError: division by zero';
  const report = await analyzeInput({ code, file_path: 'a.py', error });
  expect(report.suspects).toEqual([]);
  expect(report.bfros_analysis.fault_location).toBeNull();
  expect(report.root_cause.primary_cause).toBeNull();
  expect(reasonOf(report, 'bfros_analysis.fault_location')).toContain(
    'no operation that can throw the ZeroDivisionError itself was found in a.py',
  );
});

test('is not asked where the trace has calls', async () => {
  const trace = 'RangeError: Invalid array length\n    at make (/shop/src/a.js:1:1)';
  const code = 'const f = (n) => new Array(n);\n';
  const report = await analyzeInput({ code, file_path: 'b.js', error: trace });
  expect(report.suspects.map(({ method }) => method)).toEqual(['stack']);
  expect(report.evidence.filter(({ kind }) => kind === 'can_throw')).toEqual([]);
});

test('explains a local that the message names by its reads', async () => {
  const code = 'count = 0\n\ndef add():\n    count += 1\n';
  const error =
    "UnboundLocalError: cannot access local variable 'count' where it is not associated with a value";
  const report = await analyzeInput({ code, file_path: 'a.py', error });
  expect(report.suspects.map(({ method }) => method)).toContain('name-in-message');
  expect(report.root_cause.primary_cause).toContain('a.py:4');
  expect(report.root_cause.primary_cause).toContain('so it is a local');
});

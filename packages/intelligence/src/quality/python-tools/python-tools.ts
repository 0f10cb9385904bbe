import * as z from 'zod';
import type { Dimension, Finding, Severity } from '../finding.ts';

/** A checker of Python and how to read its report. */
export interface PythonTool {
  readonly name: string;
  /** Before the name of the file. */
  readonly args: readonly string[];
  /** Rules that ruff has too, where it ran: one fault counts once. */
  readonly alsoOfRuff: readonly string[];
  /** @throws when the output is not its report. */
  read(stdout: string): readonly Finding[];
}

const ruffReport = z.array(
  z.object({
    code: z.string().nullable(),
    message: z.string(),
    location: z.object({ row: z.number() }),
  }),
);

const pylintReport = z.array(
  z.object({ symbol: z.string(), type: z.string(), line: z.number(), message: z.string() }),
);

const mypyLine = /^[^:\n]+:(\d+)(?::\d+)?: error: (.+?)(?:\s+\[([\w-]+)\])?$/gm;

/** Codes by their first letters; what we find ourselves is not asked for. */
const ruffRules: readonly (readonly [RegExp, Dimension, Severity])[] = [
  [/^F8(?!41|01|11)/, 'patterns', 'high'],
  [/^F/, 'maintainability', 'medium'],
  [/^B/, 'patterns', 'medium'],
  [/^S/, 'patterns', 'medium'],
  [/^SIM|^C4|^PERF/, 'maintainability', 'low'],
];

const ruffSelected = 'F,B,C4,SIM,S324,S506,S608';
const ruffOwn = 'F401,F403,F405,F841,B006,E722,B015,SIM105,S307,S102';

export const pythonTools: readonly PythonTool[] = [
  {
    name: 'ruff',
    alsoOfRuff: [],
    args: [
      'check',
      '--isolated',
      '--no-cache',
      '--output-format=json',
      `--select=${ruffSelected}`,
      `--ignore=${ruffOwn}`,
    ],
    read: (stdout) =>
      ruffReport.parse(JSON.parse(stdout)).map(({ code, message, location }) => {
        const rule = code ?? 'syntax';
        const judged = ruffRules.find(([pattern]) => pattern.test(rule));
        return {
          rule,
          dimension: judged?.[1] ?? 'maintainability',
          severity: judged?.[2] ?? 'low',
          line: location.row,
          message,
          source: 'ruff',
        };
      }),
  },
  {
    name: 'pylint',
    alsoOfRuff: ['undefined-variable', 'used-before-assignment'],
    // Only what is surely wrong: its advice on style repeats our metrics.
    args: [
      '--rcfile=/dev/null',
      '--output-format=json',
      '--disable=all',
      '--enable=E',
      '--disable=import-error,no-name-in-module',
    ],
    read: (stdout) =>
      pylintReport.parse(JSON.parse(stdout)).map(({ symbol, line, message }) => ({
        rule: symbol,
        dimension: 'patterns',
        severity: 'high',
        line,
        message,
        source: 'pylint',
      })),
  },
  {
    name: 'mypy',
    alsoOfRuff: ['name-defined'],
    args: [
      '--config-file=/dev/null',
      '--ignore-missing-imports',
      '--cache-dir=/dev/null',
      '--no-error-summary',
      '--hide-error-context',
    ],
    read: (stdout) =>
      [...stdout.matchAll(mypyLine)].map(([, line = '1', message = '', code = 'mypy']) => ({
        rule: code,
        dimension: 'types',
        severity: 'medium',
        line: Number(line),
        message,
        source: 'mypy',
      })),
  },
];

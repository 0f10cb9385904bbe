import type { Dimension, Severity } from './finding.ts';

/** A pattern of ast-grep and what it means. */
export interface PythonRule {
  readonly rule: string;
  readonly dimension: Dimension;
  readonly severity: Severity;
  readonly message: string;
  /** A rule object of ast-grep. */
  readonly match: object;
}

const call = (pattern: string): object => ({ pattern });
const any = (...patterns: readonly string[]): object => ({ any: patterns.map(call) });

/** What is wrong wherever it stands. Bare `except`, mutable defaults and the like are code-analysis. */
export const pythonRules: readonly PythonRule[] = [
  {
    rule: 'eval',
    dimension: 'patterns',
    severity: 'critical',
    message: 'text is run as code',
    match: any('eval($$$)', 'exec($$$)'),
  },
  {
    rule: 'shell-injection',
    dimension: 'patterns',
    severity: 'critical',
    message: 'a shell reads the text, with whatever stands in it',
    match: {
      any: [
        { pattern: 'os.system($$$)' },
        { pattern: 'os.popen($$$)' },
        {
          kind: 'keyword_argument',
          all: [{ has: { regex: '^shell$' } }, { has: { regex: '^True$' } }],
        },
      ],
    },
  },
  {
    rule: 'unsafe-load',
    dimension: 'patterns',
    severity: 'high',
    message: 'loading this runs what the data says',
    match: any('pickle.load($$$)', 'pickle.loads($$$)', 'yaml.load($X)', 'marshal.loads($$$)'),
  },
  {
    rule: 'swallowed-exception',
    dimension: 'patterns',
    severity: 'high',
    message: 'the exception disappears here',
    match: {
      kind: 'except_clause',
      has: {
        kind: 'block',
        not: { has: { not: { any: [{ kind: 'pass_statement' }, { kind: 'comment' }] } } },
      },
    },
  },
  {
    rule: 'none-comparison',
    dimension: 'patterns',
    severity: 'medium',
    message: '`==` asks the object; `is` asks whether it is None',
    match: any('$X == None', '$X != None', 'None == $X', 'None != $X'),
  },
  {
    rule: 'boolean-comparison',
    dimension: 'patterns',
    severity: 'low',
    message: 'the value is a condition by itself',
    match: any('$X == True', '$X == False', '$X != True', '$X != False'),
  },
  {
    rule: 'type-comparison',
    dimension: 'patterns',
    severity: 'medium',
    message: 'a subclass is of another type; isinstance() takes both',
    match: any('type($X) == $Y', 'type($X) != $Y', 'type($X) is $Y'),
  },
  {
    rule: 'tuple-assertion',
    dimension: 'patterns',
    severity: 'high',
    message: 'a tuple is always true, so this never fails',
    match: { kind: 'assert_statement', has: { kind: 'tuple' } },
  },
  {
    rule: 'broad-raise',
    dimension: 'patterns',
    severity: 'low',
    message: 'callers cannot tell this exception from any other',
    match: any('raise Exception($$$)', 'raise BaseException($$$)', 'raise Exception'),
  },
  {
    rule: 'star-import',
    dimension: 'maintainability',
    severity: 'medium',
    message: 'nobody can tell which names this brings',
    match: { kind: 'wildcard_import' },
  },
  {
    rule: 'global-statement',
    dimension: 'maintainability',
    severity: 'medium',
    message: 'a function that changes globals depends on who ran before',
    match: { kind: 'global_statement' },
  },
  {
    rule: 'range-over-length',
    dimension: 'maintainability',
    severity: 'low',
    message: 'the items, or enumerate(), say the same',
    match: { kind: 'for_statement', pattern: 'for $I in range(len($X)): $$$' },
  },
  {
    rule: 'lambda-assignment',
    dimension: 'maintainability',
    severity: 'low',
    message: 'a def has a name in tracebacks',
    match: { kind: 'assignment', has: { kind: 'lambda', field: 'right' } },
  },
];

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

const query =
  '(?is)^[rbf]*["\']+\\s*(select\\s.*\\sfrom|insert\\s+into|update\\s.*\\sset|delete\\s+from)\\s';
const leaves = ['return_statement', 'raise_statement', 'break_statement', 'continue_statement'];
const statements = [
  ...leaves,
  'expression_statement',
  'if_statement',
  'for_statement',
  'while_statement',
  'try_statement',
  'with_statement',
];
const oneOf = (kinds: readonly string[]): object => ({ any: kinds.map((kind) => ({ kind })) });

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
    match: any(
      'pickle.load($$$)',
      'pickle.loads($$$)',
      'marshal.loads($$$)',
      'yaml.unsafe_load($$$)',
    ),
  },
  {
    rule: 'unsafe-load',
    dimension: 'patterns',
    severity: 'high',
    message: 'loading this runs what the data says',
    match: { pattern: 'yaml.load($$$)', not: { regex: 'SafeLoader' } },
  },
  {
    rule: 'secret-in-source',
    dimension: 'patterns',
    severity: 'critical',
    message: 'a secret stands in the source, for everybody who can read it',
    match: {
      all: [
        { any: [{ kind: 'assignment' }, { kind: 'keyword_argument' }] },
        {
          has: {
            any: [{ kind: 'identifier' }, { kind: 'attribute' }],
            regex:
              '(?i)(password|passwd|secret|api_?key|access_?key|private_?key|auth_?token|access_?token)',
          },
        },
        { has: { kind: 'string', regex: '^["\'][^\\s{}]{8,}["\']$' } },
        { has: { kind: 'string', regex: '[0-9]' } },
      ],
    },
  },
  {
    rule: 'query-from-parts',
    dimension: 'patterns',
    severity: 'critical',
    message: 'a query is put together from texts: what stands in them is run; pass parameters',
    match: {
      any: [
        { kind: 'string', regex: query, has: { kind: 'interpolation' } },
        {
          kind: 'binary_operator',
          all: [
            { has: { field: 'left', kind: 'string', regex: query } },
            { not: { has: { field: 'right', kind: 'string' } } },
          ],
        },
        {
          kind: 'call',
          has: {
            field: 'function',
            kind: 'attribute',
            regex: '\\.format$',
            has: { kind: 'string', regex: query },
          },
        },
      ],
    },
  },
  {
    rule: 'unverified-tls',
    dimension: 'patterns',
    severity: 'high',
    message: 'whoever is between may read and change what is said',
    match: {
      kind: 'keyword_argument',
      all: [{ has: { regex: '^verify$' } }, { has: { regex: '^False$' } }],
    },
  },
  {
    rule: 'return-in-finally',
    dimension: 'patterns',
    severity: 'high',
    message: 'it takes the place of what was returned or raised before',
    match: {
      kind: 'return_statement',
      inside: { kind: 'finally_clause', stopBy: { kind: 'function_definition' } },
    },
  },
  {
    rule: 'file-left-open',
    dimension: 'patterns',
    severity: 'medium',
    message: 'nobody closes the file; `with` does',
    match: { pattern: 'open($$$).$METHOD($$$)' },
  },
  {
    rule: 'debugger',
    dimension: 'patterns',
    severity: 'medium',
    message: 'the program stops here',
    match: any('breakpoint()', 'pdb.set_trace()', 'ipdb.set_trace()'),
  },
  {
    rule: 'unreachable',
    dimension: 'maintainability',
    severity: 'medium',
    message: 'this never runs',
    match: { ...oneOf(statements), follows: oneOf(leaves) },
  },
  {
    rule: 'print',
    dimension: 'maintainability',
    severity: 'low',
    message: 'who calls the function cannot turn this off; a logger can be',
    match: {
      pattern: 'print($$$)',
      not: { regex: 'file=' },
      inside: {
        kind: 'function_definition',
        stopBy: 'end',
        not: { has: { field: 'name', regex: '^(main|cli|_?print_.*)$' } },
      },
    },
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

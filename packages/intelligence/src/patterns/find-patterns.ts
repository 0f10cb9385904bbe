import type { SourceFacts } from '../facts/source-facts.ts';

/** A good habit that shows in the code. */
export interface Pattern {
  readonly pattern: string;
  /** Where it shows first, from 1. */
  readonly line: number;
  readonly occurrences: number;
  readonly message: string;
}

interface Sign {
  readonly pattern: string;
  readonly message: string;
  readonly sign: RegExp;
}

/** Read from the text line by line: what counts is that the habit is there, not how often exactly. */
const signs: Readonly<Record<'script' | 'python', readonly Sign[]>> = {
  script: [
    {
      pattern: 'input-validation',
      message: 'input is parsed by a schema',
      sign: /\.safeParse\(|schema\w*\.parse\(|\bz\.(?:object|string|array)\(/i,
    },
    {
      pattern: 'guard-clause',
      message: 'what does not fit leaves early',
      sign: /^\s*if \(.*\)\s*(?:return|throw|continue)\b/,
    },
    {
      pattern: 'immutable-data',
      message: 'data is declared read-only',
      sign: /\breadonly\b|\bas const\b|Object\.freeze\(/,
    },
    {
      pattern: 'typed-errors',
      message: 'errors have a class or a code of their own',
      sign: /class \w+Error extends|\bcode: '[A-Z_]+'/,
    },
    {
      pattern: 'cancellation',
      message: 'work can be cancelled',
      sign: /\bAbortSignal\b|\bsignal\b.*\baborted\b/,
    },
    {
      pattern: 'resource-disposal',
      message: 'resources are freed by their scope',
      sign: /\b(?:await )?using \w|Symbol\.(?:async)?Dispose/i,
    },
    {
      pattern: 'parallel-awaiting',
      message: 'independent work is awaited together',
      sign: /Promise\.all(?:Settled)?\(/,
    },
    {
      pattern: 'exhaustive-check',
      message: 'the compiler proves that no case is left',
      sign: /\bsatisfies\b|:\s*never\b/,
    },
  ],
  python: [
    {
      pattern: 'context-manager',
      message: 'resources are freed by their scope',
      sign: /^\s*(?:async )?with\s/,
    },
    {
      pattern: 'input-validation',
      message: 'input is parsed by a model',
      sign: /\bBaseModel\b|model_validate\(|@field_validator/,
    },
    {
      pattern: 'immutable-data',
      message: 'data is declared read-only',
      sign: /frozen=True|NamedTuple|Final\[/,
    },
    {
      pattern: 'typed-errors',
      message: 'errors have a class of their own',
      sign: /^\s*class \w+(?:Error|Exception)\(/,
    },
    {
      pattern: 'guard-clause',
      message: 'what does not fit leaves early',
      sign: /^\s*if .*:\s*(?:return|raise|continue)\b/,
    },
    {
      pattern: 'enumeration',
      message: 'choices are an enumeration',
      sign: /class \w+\((?:\w+,\s*)?(?:Str|Int)?Enum\)/,
    },
    {
      pattern: 'structured-logging',
      message: 'a logger is used, not print',
      sign: /\bgetLogger\(|structlog/,
    },
    {
      pattern: 'dataclass',
      message: 'data has a declared shape',
      sign: /^\s*@(?:dataclasses\.)?dataclass\b/,
    },
  ],
};

/** Good habits that can be seen, by their first line. */
export function findPatterns(facts: SourceFacts, text: string): readonly Pattern[] {
  const lines = text.split('\n');
  const seen = signs[facts.language === 'python' ? 'python' : 'script'].flatMap(
    ({ pattern, message, sign }): Pattern[] => {
      const at = lines.flatMap((line, index) => (sign.test(line) ? [index + 1] : []));
      return at[0] === undefined ? [] : [{ pattern, message, line: at[0], occurrences: at.length }];
    },
  );
  return [...seen, ...documentedInterface(facts)].sort((a, b) => a.line - b.line);
}

/** All that others use is described. */
function documentedInterface({ functions, classes }: SourceFacts): readonly Pattern[] {
  const offered = [...functions, ...classes].filter((one) => one.public);
  const [first] = offered;
  if (first === undefined || !offered.every(({ documented }) => documented)) return [];
  const message = 'all that others use is described';
  return [
    { pattern: 'documented-interface', message, line: first.line, occurrences: offered.length },
  ];
}

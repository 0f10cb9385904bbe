import type { ErrorPattern } from './error-pattern.ts';

/** Messages of CPython. */
export const pythonPatterns: readonly ErrorPattern[] = [
  {
    kind: 'missing-key',
    types: ['KeyError'],
    message: /^(?<subject>.{1,300})$/m,
    state: (g) => `the key ${g['subject']} is not in the mapping`,
  },
  {
    kind: 'null-access',
    message: /^'(?<value>None)Type' object has no attribute '(?<property>[^']*)'/,
    state: (g) => `a value is None where its attribute \`${g['property']}\` is used`,
  },
  {
    kind: 'null-access',
    message:
      /^'(?<value>None)Type' object (?:is not (?<use>subscriptable|iterable|callable)|does not support (?<does>[\w ]{1,60}))/,
    state: (g) =>
      `a value is None but is used as if it were ${g['use'] ?? `one with ${g['does']}`}`,
  },
  {
    kind: 'missing-attribute',
    types: ['AttributeError'],
    message:
      /^(?:'(?<subject>[^']*)' object|type object '(?<type>[^']*)'|module '(?<module>[^']*)') has no attribute '(?<property>[^']*)'/,
    state: (g) =>
      `${g['subject'] ?? g['type'] ?? g['module']} has no attribute \`${g['property']}\``,
  },
  {
    kind: 'index-range',
    types: ['IndexError'],
    message: /^(?<what>\w+)?.*(?:index out of range|out of bounds)/,
    state: (g) => `an index lies outside the ${g['what'] ?? 'sequence'}`,
  },
  {
    kind: 'index-range',
    types: ['IndexError'],
    message: /^pop from (?:an )?empty (?<what>\w+)/,
    state: (g) => `a value is taken from an empty ${g['what']}`,
  },
  {
    kind: 'division-by-zero',
    types: ['ZeroDivisionError'],
    message: /^/,
    state: () => 'a divisor is zero',
  },
  {
    kind: 'missing-module',
    message: /^No module named '?(?<subject>[^' ]{1,200})'?/,
    state: (g) => `module ${g['subject']} cannot be found`,
  },
  {
    kind: 'missing-export',
    types: ['ImportError'],
    message:
      /^cannot import name '(?<property>[^']*)' from (?:partially initialized module )?'(?<subject>[^']*)'/,
    state: (g) => `module ${g['subject']} has no name \`${g['property']}\` yet`,
  },
  {
    kind: 'used-before-definition',
    types: ['UnboundLocalError'],
    message: /variable '(?<subject>[^']*)'/,
    state: (g) => `local \`${g['subject']}\` is used before it is assigned`,
  },
  {
    kind: 'undefined-name',
    types: ['NameError'],
    message: /^name '(?<subject>[^']*)' is not defined/,
    state: (g) => `no name \`${g['subject']}\` is in scope`,
  },
  {
    kind: 'missing-argument',
    message:
      /^(?<subject>[\w.<>]{1,200})\(\) missing \d+ required (?:positional |keyword-only )?arguments?: (?<property>.{1,200})/,
    state: (g) => `\`${g['subject']}\` is called without ${g['property']}`,
  },
  {
    kind: 'wrong-type',
    message:
      /^(?:unsupported operand type\(s\) for (?<subject>\S{1,10}): (?<types>.{1,100})|can only concatenate (?<concat>.{1,100}))/,
    state: (g) => `operands do not fit: ${g['types'] ?? g['concat']}`,
  },
  {
    kind: 'not-a-function',
    message: /^'(?<subject>[^']*)' object is not callable/,
    state: (g) => `a value of type ${g['subject']} is called`,
  },
  {
    kind: 'not-iterable',
    message: /^'(?<subject>[^']*)' object is not iterable/,
    state: (g) => `a value of type ${g['subject']} is iterated`,
  },
  {
    kind: 'bad-value',
    types: ['ValueError'],
    message: /^(?:invalid literal for|could not convert|not enough values|too many values)/,
    state: () => 'a value has the right type but cannot be converted or unpacked',
  },
  {
    kind: 'exhausted-iterator',
    types: ['StopIteration'],
    message: /^/,
    state: () => 'an iterator has nothing left',
  },
  {
    kind: 'overflow',
    types: ['OverflowError'],
    message: /^/,
    state: () => 'a number is too large for where it is put',
  },
  {
    kind: 'recursion',
    types: ['RecursionError'],
    message: /^/,
    state: () => 'calls nest until the recursion limit',
  },
  {
    kind: 'missing-file',
    types: ['FileNotFoundError'],
    message: /No such file or directory(?:: '(?<subject>[^']*)')?/,
    state: (g) => `no file or folder is at ${g['subject'] ?? 'the path'}`,
  },
  {
    kind: 'permission',
    types: ['PermissionError'],
    message: /(?:: '(?<subject>[^']*)')?$/,
    state: (g) => `access to ${g['subject'] ?? 'the path'} is not permitted`,
  },
  {
    kind: 'connection',
    types: ['ConnectionRefusedError', 'ConnectionResetError', 'ConnectionError', 'TimeoutError'],
    message: /^/,
    state: () => 'the network or the other side did not answer',
  },
  {
    kind: 'bad-json',
    types: ['json.decoder.JSONDecodeError', 'JSONDecodeError'],
    message: /^/,
    state: () => 'a text that is parsed as JSON is not JSON',
  },
  {
    kind: 'syntax',
    types: ['SyntaxError', 'IndentationError', 'TabError'],
    message: /^/,
    state: () => 'the source does not parse, so nothing in the file ran',
  },
];

import type { ErrorPattern } from './error-pattern.ts';

/** Messages of V8, SpiderMonkey, JavaScriptCore and node. */
export const javascriptPatterns: readonly ErrorPattern[] = [
  {
    kind: 'null-access',
    message:
      /^Cannot (?<use>read|set) propert(?:y|ies) (?:'[^']*' )?of (?<value>undefined|null)(?: \((?:reading|setting) '(?<property>[^']*)'\))?/,
    state: (g) =>
      `a value is ${g['value']} where its property ${named(g['property'])}is ${g['use'] === 'set' ? 'set' : 'read'}`,
  },
  {
    kind: 'null-access',
    message:
      /^Cannot destructure (?:property '(?<property>[^']*)' of )?'(?<subject>[^']*)' as it is (?<value>undefined|null)/,
    state: (g) => `\`${g['subject']}\` is ${g['value']} where it is destructured`,
  },
  {
    kind: 'null-access',
    message: /^(?<subject>[\w$.[\]'"]{1,200}) is (?<value>undefined|null)$/,
    state: (g) => `\`${g['subject']}\` is ${g['value']}`,
  },
  {
    kind: 'null-access',
    message: /^(?<value>undefined|null) is not an object \(evaluating '(?<subject>[^']*)'\)/,
    state: (g) => `a value is ${g['value']} in \`${g['subject']}\``,
  },
  {
    kind: 'not-a-function',
    message: /^(?<subject>.{1,300}?) is not a (?<what>function|constructor)\b/,
    state: (g) => `\`${g['subject']}\` is called but is no ${g['what']}`,
  },
  {
    kind: 'not-iterable',
    message: /^(?<subject>.{1,300}?) is not iterable/,
    state: (g) => `\`${g['subject']}\` is iterated but is not iterable`,
  },
  {
    kind: 'used-before-definition',
    message: /^Cannot access '(?<subject>[^']*)' before initialization/,
    state: (g) => `\`${g['subject']}\` is used before its declaration ran`,
  },
  {
    kind: 'undefined-name',
    types: ['ReferenceError'],
    message: /^(?<subject>[\w$]{1,200}) is not defined/,
    state: (g) => `no variable \`${g['subject']}\` is in scope`,
  },
  {
    kind: 'constant-assignment',
    message: /^Assignment to constant variable/,
    state: () => 'a constant is assigned again',
  },
  {
    kind: 'recursion',
    message: /^(?:Maximum call stack size exceeded|too much recursion)/,
    state: () => 'calls nest until the stack is full',
  },
  {
    kind: 'index-range',
    types: ['RangeError'],
    message: /^(?:Invalid array length|Invalid (?:string|typed array) length|Invalid count value)/,
    state: () => 'a length or count is negative or too large',
  },
  {
    kind: 'missing-file',
    message: /^ENOENT: no such file or directory, \w+ '(?<subject>[^']*)'/,
    state: (g) => `no file or folder is at ${g['subject']}`,
  },
  {
    kind: 'permission',
    message: /^(?:EACCES|EPERM): [^,]{1,100}, \w+ '(?<subject>[^']*)'/,
    state: (g) => `access to ${g['subject']} is not permitted`,
  },
  {
    kind: 'connection',
    message:
      /^(?:connect |getaddrinfo |read |listen )?(?<problem>ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EADDRINUSE)(?:: address already in use)?(?: (?<subject>\S{1,200}))?/,
    state: (g) =>
      `the network answered ${g['problem']}${g['subject'] ? ` for ${g['subject']}` : ''}`,
  },
  {
    kind: 'missing-module',
    message: /^Cannot find (?:module|package) '(?<subject>[^']*)'/,
    state: (g) => `module ${g['subject']} cannot be found`,
  },
  {
    kind: 'missing-export',
    message:
      /^The requested module '(?<subject>[^']*)' does not provide an export named '(?<property>[^']*)'/,
    state: (g) => `module ${g['subject']} has no export \`${g['property']}\``,
  },
  {
    kind: 'bad-json',
    types: ['SyntaxError'],
    message: /(?:is not valid JSON|in JSON at position|Unexpected end of JSON input)/,
    state: () => 'a text that is parsed as JSON is not JSON',
  },
  {
    kind: 'syntax',
    types: ['SyntaxError'],
    message: /^/,
    state: () => 'the source does not parse, so nothing in the file ran',
  },
];

function named(property: string | undefined): string {
  return property === undefined ? '' : `\`${property}\` `;
}

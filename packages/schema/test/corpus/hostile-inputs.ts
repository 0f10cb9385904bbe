import type { DocumentSyntax } from '../../src/gates/document-syntax.ts';

/** An input, how it is to be read, and the first code that it must answer with; null: it is taken. */
export type HostileInput = readonly [
  name: string,
  syntax: DocumentSyntax,
  input: string | Uint8Array,
  code: string | null,
];

const task = (fields: string): string => `{"tasks":[{"task_id":"a",${fields}}]}`;
const yamlTask = (fields: string): string => `tasks:\n  - task_id: a\n    ${fields}\n`;
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const bytes = (...list: readonly number[]): Uint8Array => Uint8Array.from(list);
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

const plan = task('"agent":"coder"');
const yaml = yamlTask('agent: coder');
const million = 1_000_000;

/** Nine levels of nine aliases each: 9 ** 9 values if written out. */
function billionLaughs(): string {
  const levels = ['l0: &l0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level += 1) {
    levels.push(
      `l${level}: &l${level} [${Array(9)
        .fill(`*l${level - 1}`)
        .join(', ')}]`,
    );
  }
  return levels.join('\n');
}

const encodings: readonly HostileInput[] = [
  ['nothing', 'json', '', 'EMPTY_INPUT'],
  ['white space', 'json', ' \r\n\t ', 'EMPTY_INPUT'],
  ['a byte order mark alone', 'json', bytes(0xef, 0xbb, 0xbf), 'EMPTY_INPUT'],
  ['a byte order mark before a plan', 'json', utf8(`\uFEFF${plan}`), null],
  ['a byte order mark before YAML', 'yaml', utf8(`\uFEFF${yaml}`), null],
  ['two byte order marks', 'json', utf8(`\uFEFF\uFEFF${plan}`), 'INVALID_JSON'],
  ['UTF-16 with a mark', 'json', utf16(`\uFEFF${plan}`), 'INVALID_UTF8'],
  ['UTF-16, big end first', 'json', Buffer.from(utf16(`\uFEFF${plan}`)).swap16(), 'INVALID_UTF8'],
  ['UTF-16 without a mark', 'json', utf16(plan), 'INVALID_JSON'],
  ['YAML in UTF-16 with a mark', 'yaml', utf16(`\uFEFF${yaml}`), 'INVALID_UTF8'],
  ['YAML in UTF-16 without a mark', 'yaml', utf16(yaml), 'INVALID_YAML'],
  ['Latin-1', 'json', Buffer.from(task('"description":"größe"'), 'latin1'), 'INVALID_UTF8'],
  ['a lone continuation byte', 'json', bytes(0x22, 0x80, 0x22), 'INVALID_UTF8'],
  ['an overlong slash', 'json', bytes(0x22, 0xc0, 0xaf, 0x22), 'INVALID_UTF8'],
  ['a surrogate in UTF-8', 'json', bytes(0x22, 0xed, 0xa0, 0x80, 0x22), 'INVALID_UTF8'],
  ['a character past Unicode', 'yaml', bytes(0xf5, 0x80, 0x80, 0x80), 'INVALID_UTF8'],
  ['a cut character at the end', 'yaml', bytes(0x61, 0x3a, 0x20, 0xf0, 0x9f), 'INVALID_UTF8'],
  ['gzip', 'yaml', bytes(0x1f, 0x8b, 0x08, 0x00), 'INVALID_UTF8'],
  ['a picture', 'yaml', bytes(0x89, 0x50, 0x4e, 0x47), 'INVALID_UTF8'],
  ['NUL', 'json', '\u0000', 'INVALID_JSON'],
  ['NUL in YAML', 'yaml', 'a: \u0000', 'INVALID_YAML'],
  ['NUL behind a plan', 'json', `${plan}\u0000`, 'INVALID_JSON'],
  ['a raw NUL in a text', 'json', task('"description":"\u0000"'), 'INVALID_JSON'],
  ['a NUL by its escape', 'json', task(String.raw`"description":"\u0000"`), null],
  ['a lone surrogate by its escape', 'json', task(String.raw`"description":"\ud800"`), null],
  [
    'a lone surrogate as an id',
    'json',
    String.raw`{"tasks":[{"task_id":"\ud800"}]}`,
    'INVALID_VALUE',
  ],
  ['a raw lone surrogate in YAML', 'yaml', yamlTask('description: \uD800'), 'INVALID_YAML'],
  ['an escape sequence in an id', 'json', '{"tasks":[{"task_id":"\\u001b[2J"}]}', 'INVALID_VALUE'],
];

const habits: readonly HostileInput[] = [
  ['a comment with slashes', 'json', `// plan\n${plan}`, 'INVALID_JSON'],
  ['a block comment', 'json', `/* plan */${plan}`, 'INVALID_JSON'],
  ['a comment with a hash', 'json', `{ # plan\n}`, 'INVALID_JSON'],
  ['a trailing comma in an object', 'json', task('"agent":"coder",'), 'INVALID_JSON'],
  ['a trailing comma in a list', 'json', '{"tasks":[{},]}', 'INVALID_JSON'],
  ['two commas', 'json', '{"tasks":[{},,{}]}', 'INVALID_JSON'],
  ['single quotes', 'json', "{'tasks':[]}", 'INVALID_JSON'],
  ['smart quotes', 'json', '{\u201ctasks\u201d:[]}', 'INVALID_JSON'],
  ['backticks', 'json', '{`tasks`:[]}', 'INVALID_JSON'],
  ['keys without quotes', 'json', '{tasks:[]}', 'INVALID_JSON'],
  ['an equals sign', 'json', '{"tasks"=[]}', 'INVALID_JSON'],
  ['a missing colon', 'json', '{"tasks" []}', 'INVALID_JSON'],
  ['Python words', 'json', task('"description":None'), 'INVALID_JSON'],
  ['undefined', 'json', task('"description":undefined'), 'INVALID_JSON'],
  ['a line break in a text', 'json', task('"description":"a\nb"'), 'INVALID_JSON'],
  ['an unknown escape', 'json', task(String.raw`"description":"C:\plans"`), 'INVALID_JSON'],
  ['two documents', 'json', `${plan}\n${plan}`, 'INVALID_JSON'],
  ['NDJSON', 'json', '{"task_id":"a"}\n{"task_id":"b"}', 'INVALID_JSON'],
  ['a Markdown fence', 'json', '```json\n{}\n```', 'INVALID_JSON'],
  ['a shell prompt', 'json', '$ dispatch run', 'INVALID_JSON'],
  ['HTML', 'json', '<!DOCTYPE html><html></html>', 'INVALID_JSON'],
  ['XML', 'yaml', '<?xml version="1.0"?><plan/>', 'INVALID_TYPE'],
  ['a word', 'yaml', 'hello', 'INVALID_TYPE'],
  ['null', 'json', 'null', 'INVALID_TYPE'],
  ['a number', 'json', '42', 'INVALID_TYPE'],
  ['a list', 'json', '[]', 'INVALID_TYPE'],
  ['a key twice', 'json', '{"tasks":[],"tasks":[]}', 'DUPLICATE_KEY'],
  ['a key twice, once by escape', 'json', '{"tasks":[],"t\\u0061sks":[]}', 'DUPLICATE_KEY'],
  ['a key twice in YAML', 'yaml', 'tasks: []\n"tasks": []', 'DUPLICATE_KEY'],
  ['tabs as indentation', 'yaml', 'tasks:\n\t- task_id: a', 'INVALID_YAML'],
  ['a colon in a text', 'yaml', yamlTask('description: Fix: it'), 'INVALID_YAML'],
  ['an at sign', 'yaml', yamlTask('description: @home'), 'INVALID_YAML'],
  ['a percent sign', 'yaml', yamlTask('description: %x'), 'INVALID_YAML'],
  ['a backtick', 'yaml', yamlTask('description: `x`'), 'INVALID_YAML'],
  ['an open quote', 'yaml', yamlTask('description: "x'), 'INVALID_YAML'],
  ['an open bracket', 'yaml', yamlTask('dependencies: [a'), 'INVALID_YAML'],
  ['a closing bracket', 'yaml', yamlTask('dependencies: a]]: b'), 'INVALID_YAML'],
  ['wrong indentation', 'yaml', 'tasks:\n  - task_id: a\n agent: b', 'INVALID_YAML'],
  ['a Windows path in double quotes', 'yaml', yamlTask('description: "C:\\plans"'), 'INVALID_YAML'],
  ['Windows line ends', 'yaml', yaml.replaceAll('\n', '\r\n'), null],
  ['old Macintosh line ends', 'yaml', yaml.replaceAll('\n', '\r'), null],
  ['JSON as YAML', 'yaml', plan, null],
  ['a trailing comma, in YAML', 'yaml', task('"agent":"coder",'), null],
  ['comments alone', 'yaml', '# nothing\n# here', 'EMPTY_INPUT'],
  ['an empty document', 'yaml', '---\n', 'INVALID_TYPE'],
  ['two YAML documents', 'yaml', `${yaml}---\n${yaml}`, 'INVALID_YAML'],
  ['a document mark', 'yaml', `---\n${yaml}...\n`, null],
  ['a YAML version', 'yaml', `%YAML 1.2\n---\n${yaml}`, null],
  ['yes for true', 'yaml', yamlTask('optional: yes'), 'INVALID_TYPE'],
  ['an octal number', 'yaml', yamlTask('priority: 0o17'), 'INVALID_TYPE'],
  ['a number with a leading zero', 'yaml', yamlTask('priority: 017'), 'INVALID_TYPE'],
  ['a date', 'yaml', yamlTask('priority: 2026-01-31'), 'INVALID_TYPE'],
];

const hostile: readonly HostileInput[] = [
  ['__proto__', 'json', '{"__proto__":{"tasks":[]}}', 'PROTOTYPE_KEY'],
  ['__proto__ by escapes', 'json', String.raw`{"\u005f_proto__":1}`, 'PROTOTYPE_KEY'],
  ['__proto__ in YAML', 'yaml', '__proto__: { a: 1 }', 'PROTOTYPE_KEY'],
  ['__proto__ in double quotes in YAML', 'yaml', String.raw`"\x5f_proto__": 1`, 'PROTOTYPE_KEY'],
  ['__proto__ as an id', 'json', '{"tasks":[{"task_id":"__proto__"}]}', 'PROTOTYPE_KEY'],
  [
    'constructor.prototype',
    'json',
    task('"input_data":{"constructor":{"prototype":{}}}'),
    'PROTOTYPE_KEY',
  ],
  [
    'constructor.prototype by an alias',
    'yaml',
    'a: &a { prototype: 1 }\nconstructor: *a',
    'PROTOTYPE_KEY',
  ],
  [
    'members of Object.prototype as fields',
    'json',
    '{"toString":1,"hasOwnProperty":2}',
    'EMPTY_PLAN',
  ],
  ['1e999', 'json', task('"priority":1e999'), 'INVALID_JSON'],
  ['-1e999', 'json', task('"priority":-1e999'), 'INVALID_JSON'],
  ['1e999 in YAML', 'yaml', yamlTask('priority: 1e999'), 'INVALID_YAML'],
  ['.inf', 'yaml', yamlTask('priority: .inf'), 'INVALID_YAML'],
  ['-Infinity', 'yaml', yamlTask('priority: -Infinity'), 'INVALID_YAML'],
  ['NaN', 'json', task('"priority":NaN'), 'INVALID_JSON'],
  ['NaN in YAML', 'yaml', yamlTask('priority: NaN'), 'INVALID_YAML'],
  ['-0', 'json', task('"priority":-0'), null],
  ['-0 in YAML', 'yaml', yamlTask('priority: -0'), null],
  ['a negative time', 'json', task('"timeout_seconds":-1'), 'INVALID_VALUE'],
  ['a number of 400,000 digits', 'json', task(`"priority":${'9'.repeat(400_000)}`), 'INVALID_JSON'],
  ['400,000 digits in YAML', 'yaml', yamlTask(`priority: ${'9'.repeat(400_000)}`), 'INVALID_YAML'],
  ['a tiny number', 'json', task('"priority":1e-999'), null],
  ['a class', 'yaml', '!!js/function "() => 1"', 'INVALID_YAML'],
  ['a Python object', 'yaml', '!!python/object/apply:os.system ["id"]', 'INVALID_YAML'],
  ['binary', 'yaml', 'a: !!binary aGk=', 'INVALID_YAML'],
  ['a set', 'yaml', 'a: !!set { b }', 'INVALID_YAML'],
  ['an own tag', 'yaml', 'a: !secret b', 'INVALID_YAML'],
  ['tags renamed', 'yaml', '%TAG !! tag:evil,2000:\n---\na: !!str b', 'INVALID_YAML'],
  ['a merge key', 'yaml', 'a: &a { b: 1 }\nc: { <<: *a }', 'INVALID_YAML'],
  ['a mapping as a key', 'yaml', '{ a: 1 }: 2', 'INVALID_YAML'],
  ['an alias as a key', 'yaml', 'a: &a b\n*a : 2', 'INVALID_YAML'],
  ['an unknown alias', 'yaml', 'a: *b', 'INVALID_YAML'],
  ['an alias inside its anchor', 'yaml', 'a: &a [*a]', 'INVALID_YAML'],
  ['billion laughs', 'yaml', billionLaughs(), 'ALIASES_TOO_LARGE'],
  [
    'a long text a hundred times',
    'yaml',
    `a: &a ${'x'.repeat(million)}\nb: [${'*a,'.repeat(100)}]`,
    'ALIASES_TOO_LARGE',
  ],
  ['100,000 aliases', 'yaml', `a: &a x\nb: [${'*a,'.repeat(100_000)}]`, 'ALIASES_TOO_LARGE'],
  [
    'a tower of aliases',
    'yaml',
    `a0: &a0 x\n${Array.from({ length: 400 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]`).join('\n')}`,
    'TOO_DEEP',
  ],
];

const gigantic: readonly HostileInput[] = [
  ['11 MiB', 'json', ' '.repeat(11 * 1_048_576), 'PLAN_TOO_LARGE'],
  ['11 MiB of YAML', 'yaml', '#'.repeat(11 * 1_048_576), 'PLAN_TOO_LARGE'],
  ['2,000,000 brackets', 'json', '['.repeat(2 * million), 'TOO_DEEP'],
  ['1,000,000 objects in each other', 'json', '{"a":'.repeat(million), 'TOO_DEEP'],
  ['2,000,000 brackets in YAML', 'yaml', '['.repeat(2 * million), 'TOO_DEEP'],
  ['500,000 dashes', 'yaml', '- '.repeat(million / 2), 'TOO_DEEP'],
  ['500,000 question marks', 'yaml', '? '.repeat(million / 2), 'TOO_DEEP'],
  ['65 levels', 'json', `${'['.repeat(65)}${']'.repeat(65)}`, 'TOO_DEEP'],
  ['65 levels of YAML', 'yaml', `${'['.repeat(65)}${']'.repeat(65)}`, 'TOO_DEEP'],
  ['65 levels of block lists', 'yaml', `${'- '.repeat(65)}x`, 'TOO_DEEP'],
  ['64 levels', 'json', `${'['.repeat(64)}${']'.repeat(64)}`, 'INVALID_TYPE'],
  ['64 levels of YAML', 'yaml', `${'['.repeat(64)}${']'.repeat(64)}`, 'INVALID_TYPE'],
  ['64 levels of block lists', 'yaml', `${'- '.repeat(64)}x`, 'INVALID_TYPE'],
  ['1,000,001 values', 'json', `[${'1,'.repeat(million)}1]`, 'TOO_MANY_NODES'],
  ['1,000,001 values of YAML', 'yaml', `[${'1,'.repeat(million)}1]`, 'TOO_MANY_NODES'],
  ['5,000,000 commas in YAML', 'yaml', '[a'.padEnd(10 * million, ',b'), 'TOO_MANY_NODES'],
  ['2,000,000 documents', 'yaml', '---\n'.repeat(2 * million), 'TOO_MANY_NODES'],
  [
    'a text of 1,048,577 characters',
    'json',
    task(`"description":"${'x'.repeat(1_048_577)}"`),
    'STRING_TOO_LONG',
  ],
  [
    'the same in YAML',
    'yaml',
    yamlTask(`description: ${'x'.repeat(1_048_577)}`),
    'STRING_TOO_LONG',
  ],
  ['a key of 2,000,000 characters', 'json', `{"${'k'.repeat(2 * million)}":1}`, 'STRING_TOO_LONG'],
  ['a long key of YAML', 'yaml', `? ${'k'.repeat(2 * million)}\n: 1`, 'STRING_TOO_LONG'],
  ['100,001 tasks', 'json', `{"tasks":[${Array(100_001).fill('{}').join()}]}`, 'TOO_MANY_TASKS'],
  [
    '100,000 unknown fields',
    'json',
    `{${Array.from({ length: 100_000 }, (_, n) => `"f${n}":1`).join()}}`,
    'EMPTY_PLAN',
  ],
  ['100,000 keys twice', 'json', `{${'"a":1,'.repeat(100_000)}"a":1}`, 'DUPLICATE_KEY'],
  ['100,000 keys twice in YAML', 'yaml', 'a: 1\n'.repeat(100_000), 'DUPLICATE_KEY'],
];

export const hostileInputs: readonly HostileInput[] = [
  ...encodings,
  ...habits,
  ...hostile,
  ...gigantic,
];

import { anyForm, verbForms } from './verb-forms.ts';

/** What a request asks to be done, and the verbs that ask for it. */
const verbs = {
  insert: [
    'write',
    'insert',
    'save',
    'store',
    'persist',
    'create',
    'add',
    'register',
    'record',
    'log',
  ],
  read: ['read', 'get', 'fetch', 'retrieve', 'load', 'find', 'look', 'query', 'select'],
  list: [
    'list',
    'search',
    'find',
    'query',
    'get',
    'fetch',
    'retrieve',
    'read',
    'select',
    'load',
    'return',
    'browse',
  ],
  update: ['update', 'modify', 'change', 'edit', 'set', 'adjust'],
  upsert: ['upsert'],
  remove: ['delete', 'remove', 'erase', 'drop'],
  publish: ['publish', 'emit', 'raise', 'produce', 'dispatch', 'send', 'broadcast', 'fire'],
  send: ['send', 'post', 'submit', 'push', 'transmit', 'forward', 'deliver', 'put'],
  notify: ['notify', 'alert', 'inform'],
  append: ['append', 'add'],
  returns: ['return', 'give', 'yield', 'output', 'produce'],
  calculate: ['calculate', 'compute', 'determine', 'derive', 'work'],
  sum: ['sum', 'total', 'add'],
  count: ['count'],
  group: ['group', 'aggregate'],
  sort: ['sort', 'order', 'rank'],
  filter: ['filter', 'keep', 'select', 'return', 'find', 'get', 'list', 'take'],
  exclude: ['remove', 'drop', 'exclude', 'discard', 'reject', 'omit', 'skip'],
  pick: ['select', 'pick', 'keep', 'project', 'extract', 'return', 'take'],
  maps: ['map', 'reduce', 'project'],
  rename: ['rename'],
  join: ['join', 'enrich', 'combine', 'merge', 'match', 'lookup'],
  dedupe: ['deduplicate', 'dedupe', 'dedup'],
  classify: [
    'classify',
    'categorise',
    'categorize',
    'mark',
    'label',
    'rate',
    'grade',
    'tag',
    'flag',
  ],
  validate: ['validate', 'check', 'verify', 'ensure'],
  moves: ['go', 'move', 'transition', 'progress', 'flow', 'start', 'begin', 'become', 'pass'],
  convert: ['convert', 'change', 'turn', 'transform'],
} as const satisfies Record<string, readonly string[]>;

/** The forms of a verb as a phrase takes them. */
export const verb: Readonly<Record<keyof typeof verbs, string>> = Object.fromEntries(
  Object.entries(verbs).map(([name, bases]) => [name, anyForm(...bases)]),
) as Readonly<Record<keyof typeof verbs, string>>;

/** The forms of the verbs of each kind. */
const families = Object.values(verbs).map((bases) => new Set(bases.flatMap(verbForms)));
const known = new Set(families.flatMap((forms) => [...forms]));

/** Whether a word asks for something, so that it is not the thing asked for. */
export function isKnownVerb(word: string): boolean {
  return known.has(word);
}

/** Whether two words are verbs that ask for one thing: `write` and `saves`. */
export function asksTheSame(first: string, second: string): boolean {
  return families.some((forms) => forms.has(first) && forms.has(second));
}

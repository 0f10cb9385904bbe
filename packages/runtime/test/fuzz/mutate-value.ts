import { cloneJson } from './clone-json.ts';
import type { Random } from './random.ts';

type Container = unknown[] | Record<string, unknown>;

const junkKeys = [
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  'tasks',
  'task_id',
  'depends_on',
  'agnet',
  '\u0430gent',
  '<<',
  '$env',
  '\u0000',
  'key\nwith\nlines',
  '1',
  'x'.repeat(300),
] as const;

const junkValues: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1e308,
  -0,
  2 ** 53,
  0.1,
  '',
  ' ',
  'a',
  't0',
  '\u200b',
  '\ud800',
  '__proto__',
  '../../etc/passwd',
  '/dev/null',
  '${tasks.a.output}',
  '${',
  'yes',
  '2026-01-31',
  '1e999',
  ': - # & * ! | > %',
  'x'.repeat(2_000),
  [],
  [[]],
  [null],
  ['t0', 't0'],
  {},
  { $env: 'HOME' },
  { $artifact: 'x' },
  { constructor: { prototype: {} } },
];

/** Changes one place of a value in memory, in a way that keeps most of it alive. */
export function mutateValue(root: Record<string, unknown>, random: Random): void {
  const containers = containersOf(root);
  const holder = random.pick(containers);
  const kinds = [drop, duplicate, rename, retype, swap, insert, point, nest] as const;
  random.pick(kinds)(holder, random, containers);
}

type Mutation = (
  holder: Container,
  random: Random,
  all: readonly [Container, ...Container[]],
) => void;

const drop: Mutation = (holder, random) => {
  if (Array.isArray(holder)) holder.splice(random.below(holder.length), 1);
  else delete holder[keyOf(holder, random)];
};

const duplicate: Mutation = (holder, random) => {
  if (Array.isArray(holder) && holder.length > 0) {
    holder.push(cloneJson(holder[random.below(holder.length)]));
  }
};

const rename: Mutation = (holder, random) => {
  if (Array.isArray(holder)) return;
  const key = keyOf(holder, random);
  const at = random.below(key.length);
  const typo = random.pick([
    key.slice(0, at) + key.slice(at + 1),
    key.toUpperCase(),
    `${key}s`,
    random.pick(junkKeys),
  ]);
  holder[typo] = holder[key];
  if (typo !== key) delete holder[key];
};

const retype: Mutation = (holder, random) => {
  write(holder, keyOf(holder, random), cloneJson(random.pick(junkValues)));
};

/** Puts the value of one place at another: ids into dependencies, lists into texts. */
const swap: Mutation = (holder, random, all) => {
  const other = random.pick(all);
  const [here, there] = [keyOf(holder, random), keyOf(other, random)];
  const [one, two] = cloneJson([read(holder, here), read(other, there)]);
  write(holder, here, two);
  write(other, there, one);
};

const insert: Mutation = (holder, random) => {
  const value = cloneJson(random.pick(junkValues));
  if (Array.isArray(holder)) holder.splice(random.below(holder.length + 1), 0, value);
  else holder[random.pick(junkKeys)] = value;
};

/** Makes a task wait for any other, itself and later ones included. */
const point: Mutation = (_holder, random, all) => {
  const tasks = all.filter((one) => !Array.isArray(one) && 'task_id' in one);
  const [task, target] = [tasks[random.below(tasks.length)], tasks[random.below(tasks.length)]];
  if (task === undefined || target === undefined) return;
  const { dependencies } = task as { dependencies?: unknown };
  const id = (target as { task_id: unknown }).task_id;
  write(task, 'dependencies', [
    ...(Array.isArray(dependencies) ? dependencies : []),
    cloneJson(id),
  ]);
};

const nest: Mutation = (holder, random) => {
  const key = keyOf(holder, random);
  let value = read(holder, key);
  for (let depth = random.below(80); depth > 0; depth -= 1) value = [value];
  write(holder, key, value);
};

function containersOf(root: Record<string, unknown>): [Container, ...Container[]] {
  const found: [Container, ...Container[]] = [root];
  // oxlint-disable-next-line typescript/prefer-for-of -- the list grows while it is read
  for (let at = 0; at < found.length; at += 1) {
    for (const child of Object.values(found[at] ?? {})) {
      if (typeof child === 'object' && child !== null) found.push(child as Container);
    }
  }
  return found;
}

function keyOf(holder: Container, random: Random): string {
  const keys = Object.keys(holder);
  return keys[random.below(keys.length)] ?? '0';
}

function read(holder: Container, key: string): unknown {
  return (holder as Record<string, unknown>)[key];
}

function write(holder: Container, key: string, value: unknown): void {
  (holder as Record<string, unknown>)[key] = value;
}

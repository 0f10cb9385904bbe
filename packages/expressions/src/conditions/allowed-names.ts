/** Functions that look at nothing but their arguments and take time in proportion to them. */
const functions = new Set(['size', 'int', 'double', 'string', 'bool', 'type', 'dyn', 'has']);

const methods = new Set([
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'substring',
  'split',
  'trim',
  'lowerAscii',
  'upperAscii',
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);

/** Methods whose first argument names a variable for the others. */
export const macroMethods: ReadonlySet<string> = new Set([
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);

/** Names of types, for `type(x) == int`. */
export const typeNames: ReadonlySet<string> = new Set([
  'int',
  'uint',
  'double',
  'string',
  'bool',
  'list',
  'map',
  'null_type',
  'type',
  'bytes',
]);

const reasons: Readonly<Record<string, string>> = {
  matches: 'a pattern can take for ever; contains, startsWith and endsWith are there instead',
  timestamp: 'a resumed run must decide the same, so there is no time',
  duration: 'a resumed run must decide the same, so there is no time',
  now: 'a resumed run must decide the same, so there is no time',
  join: 'it can make texts of any length',
  bind: 'write the value out where it is used',
};

/** Why a function cannot be called; undefined where it can. */
export function refusedCall(name: string, kind: 'function' | 'method'): string | undefined {
  if ((kind === 'function' ? functions : methods).has(name)) return undefined;
  const reason = Object.hasOwn(reasons, name) ? `: ${reasons[name]}` : '';
  return `the ${kind} ${name}() is not available${reason}`;
}

export function namesOf(kind: 'function' | 'method'): readonly string[] {
  return [...(kind === 'function' ? functions : methods)];
}

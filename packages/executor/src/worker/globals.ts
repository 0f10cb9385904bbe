/** Environment variables, and what is on the prototypes everything inherits from, as they were. */
export interface Globals {
  readonly env: string;
  readonly prototypes: readonly Prototype[];
}

interface Prototype {
  readonly owner: object;
  readonly properties: readonly { readonly key: PropertyKey; readonly held: PropertyDescriptor }[];
}

const prototypes: readonly object[] = [
  Object,
  Function,
  Array,
  String,
  Number,
  RegExp,
  Map,
  Set,
  Error,
  Promise,
].map(({ prototype }) => prototype as object);

export function readGlobals(): Globals {
  return { env: JSON.stringify(process.env), prototypes: prototypes.map(readPrototype) };
}

/** Whether they are now as they were. Looked at twice a call, so nothing is copied to compare. */
export function areGlobalsAs(before: Globals): boolean {
  return before.env === JSON.stringify(process.env) && before.prototypes.every(isAsItWas);
}

function readPrototype(owner: object): Prototype {
  const held = Object.getOwnPropertyDescriptors(owner) as Record<PropertyKey, PropertyDescriptor>;
  const keys = Reflect.ownKeys(owner);
  return { owner, properties: keys.map((key) => ({ key, held: held[key] ?? {} })) };
}

function isAsItWas({ owner, properties }: Prototype): boolean {
  if (Reflect.ownKeys(owner).length !== properties.length) return false;
  // A loop: a callback for each of 300 properties takes twice as long.
  for (const { key, held } of properties) {
    const now = Reflect.getOwnPropertyDescriptor(owner, key);
    if (now === undefined || !Object.is(now.value, held.value)) return false;
    if (now.get !== held.get || now.set !== held.set) return false;
  }
  return true;
}

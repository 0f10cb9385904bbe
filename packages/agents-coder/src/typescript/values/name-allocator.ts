import { reservedNames } from './reserved-names.ts';

/** Gives out names that are unique in one module. */
export interface NameAllocator {
  /** `grand_total` -> `grandTotal`; a name that is taken gets a number. */
  readonly take: (wanted: string) => string;
}

export function allocateNames(taken: Iterable<string>): NameAllocator {
  const used = new Set([...reservedNames, ...taken]);
  return {
    take: (wanted) => {
      const base = camelCase(wanted);
      let name = used.has(base) ? `${base}Value` : base;
      for (let count = 2; used.has(name); count += 1) name = `${base}${count}`;
      used.add(name);
      return name;
    },
  };
}

function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [first = 'value', ...others] = words;
  const name =
    first.charAt(0).toLowerCase() +
    first.slice(1) +
    others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(name) ? `value${name}` : name;
}

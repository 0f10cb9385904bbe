import type { HostToolDescription } from '../port/model-call.ts';

/** Tools under names that every provider takes: letters, digits, `_` and `-`, at most 64. */
export interface ToolNames {
  readonly tools: readonly (HostToolDescription & { readonly wireName: string })[];
  /** The name that `call` takes; undefined for one the model made up. */
  readonly nameOf: (wireName: string) => string | undefined;
  readonly wireNameOf: (name: string) => string;
}

const longest = 64;

export function nameTools(tools: readonly HostToolDescription[]): ToolNames {
  const names = new Map<string, string>();
  const wireNames = new Map<string, string>();
  for (const { name } of tools) {
    const wireName = freeName(plain(name), names);
    names.set(wireName, name);
    wireNames.set(name, wireName);
  }
  const wireNameOf = (name: string): string => wireNames.get(name) ?? plain(name);
  return {
    tools: tools.map((tool) => ({ ...tool, wireName: wireNameOf(tool.name) })),
    nameOf: (wireName) => names.get(wireName),
    wireNameOf,
  };
}

function plain(name: string): string {
  return name.replace(/[^\w-]/gu, '_').slice(0, longest) || 'tool';
}

function freeName(name: string, taken: ReadonlyMap<string, string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) {
    const end = `_${number}`;
    free = `${name.slice(0, longest - end.length)}${end}`;
  }
  return free;
}

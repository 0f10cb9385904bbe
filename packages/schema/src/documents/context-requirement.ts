import * as z from 'zod';
import { faultCheck, type Fault } from '../problems/fault.ts';
import { suggest } from '../problems/suggest.ts';

export const contextTypes = ['rag', 'file', 'pattern', 'structure'] as const;
export type ContextType = (typeof contextTypes)[number];

export interface ContextRequirement {
  readonly type: ContextType;
  readonly key: string;
}

/** `file:/a/b.ts` is a file; a text without a colon is a rag query. Undefined for another type. */
export function readContextRequirement(text: string): ContextRequirement | undefined {
  const colon = text.indexOf(':');
  if (colon === -1) return { type: 'rag', key: text };
  const type = contextTypes.find((known) => known === text.slice(0, colon));
  const key = text.slice(colon + 1);
  return type === undefined || key === '' ? undefined : { type, key };
}

/** One `type:key` entry, kept as written. */
export const contextRequirementSchema = z
  .string()
  .min(1)
  .check(faultCheck(findRequirementFault))
  .meta({
    pattern: `^(?:(?:${contextTypes.join('|')}):[\\s\\S]+|[^:]+)$`,
    examples: ['rag:pricing rules'],
  });

function findRequirementFault(text: string): Fault | undefined {
  if (readContextRequirement(text) !== undefined) return undefined;
  const [type = '', ...rest] = text.split(':');
  const known = contextTypes.some((name) => name === type);
  const meant = suggest(type, contextTypes);
  return {
    expected: `"type:key" with type ${contextTypes.join(', ')}, such as "rag:pricing rules"`,
    hint: known
      ? `Write something after "${type}:".`
      : meant === undefined
        ? `For a rag query with a colon in it, begin with "rag:".`
        : `Did you mean "${[meant, ...rest].join(':').slice(0, 60)}"?`,
  };
}

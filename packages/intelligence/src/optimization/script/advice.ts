import type { Advice } from '../opportunity.ts';

export const scriptAdvice = {
  'sync-io-in-async': {
    why: 'the whole thread waits, and every other task of it',
    fix: 'await the call of node:fs/promises or its like',
  },
  'query-in-loop': {
    why: 'one round trip for each item (N+1), one after the other',
    fix: 'ask for all items in one query, or await Promise.all of them',
  },
  'await-in-loop': {
    why: 'each turn waits for the one before',
    fix: 'collect the promises and await Promise.all, with a limit where there are many',
  },
  'linear-lookup-in-loop': {
    why: 'the list is searched from its start in each turn: quadratic',
    fix: 'make a Set or Map of it before the loop',
  },
  'copy-in-loop': {
    why: 'all that was gathered is copied in each turn: quadratic',
    fix: 'push into one array, or set into one object',
  },
  'text-in-loop': {
    why: 'the text grows in each turn, and is copied when it is read',
    fix: 'push the parts into an array and join them after the loop',
  },
  'pattern-in-loop': {
    why: 'the pattern is compiled in each turn',
    fix: 'make the RegExp before the loop',
  },
  'json-in-loop': {
    why: 'JSON is written or read in each turn',
    fix: 'do it once before or after the loop, or keep the parsed value',
  },
  'json-clone': {
    why: 'the value is written as text and read again to copy it',
    fix: 'structuredClone, or copy only what changes',
  },
  'sort-in-loop': {
    why: 'the list is sorted in each turn',
    fix: 'sort once, before or after the loop',
  },
  'shift-in-loop': {
    why: 'all items move one place in each turn: quadratic',
    fix: 'go on by an index, or take from the end',
  },
} as const satisfies Record<string, Advice>;

export type ScriptKind = keyof typeof scriptAdvice;

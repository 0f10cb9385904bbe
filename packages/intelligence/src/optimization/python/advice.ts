import type { Advice } from '../opportunity.ts';

export const pythonAdvice = {
  'blocking-call-in-async': {
    why: 'the event loop waits, and every other task of it',
    fix: 'await its async form, or asyncio.to_thread(...)',
  },
  'query-in-loop': {
    why: 'one round trip for each item (N+1), one after the other',
    fix: 'ask for all items in one query',
  },
  'await-in-loop': {
    why: 'each turn waits for the one before',
    fix: 'collect the coroutines and await asyncio.gather(...), with a limit where there are many',
  },
  'linear-lookup-in-loop': {
    why: 'the list is searched from its start in each turn: quadratic',
    fix: 'make a set of it before the loop',
  },
  'copy-in-loop': {
    why: 'the whole value is copied in each turn',
    fix: 'copy only what changes, or once before the loop',
  },
  'text-in-loop': {
    why: 'the text is copied in each turn: quadratic',
    fix: 'append the parts to a list and "".join(...) them after the loop',
  },
  'pattern-in-loop': {
    why: 'the pattern is looked up or compiled in each turn',
    fix: 're.compile it before the loop',
  },
  'json-in-loop': {
    why: 'JSON is written or read in each turn',
    fix: 'do it once before or after the loop, or keep the parsed value',
  },
  'sort-in-loop': {
    why: 'the list is sorted in each turn',
    fix: 'sort once, or keep a heap (heapq)',
  },
  'shift-in-loop': {
    why: 'all items move one place in each turn: quadratic',
    fix: 'collections.deque with popleft() and appendleft()',
  },
  'row-by-row': {
    why: 'each row becomes an object of its own',
    fix: 'work on whole columns, or itertuples()',
  },
} as const satisfies Record<string, Advice>;

export type PythonKind = keyof typeof pythonAdvice;

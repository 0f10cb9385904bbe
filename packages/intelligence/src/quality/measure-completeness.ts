import type { SourceFacts } from '../facts/source-facts.ts';
import { findLeftOpen } from './find-left-open.ts';

interface Completeness {
  /** Share of the functions that are written and leave nothing open; null where there are none. */
  readonly value: number | null;
  readonly stubs: readonly string[];
}

export function measureCompleteness(facts: SourceFacts): Completeness {
  const open = findLeftOpen(facts, 'onex');
  const stubs = open.map(({ line, message }) => `line ${line ?? '?'}: ${message}`);
  const { functions } = facts;
  if (functions.length === 0) return { value: null, stubs };
  const isOpen = (first: number, last: number): boolean =>
    open.some(({ line }) => line !== null && first <= line && line <= last);
  const written = functions.filter(({ line, endLine }) => !isOpen(line, endLine));
  return { value: Math.round((written.length / functions.length) * 10_000) / 10_000, stubs };
}

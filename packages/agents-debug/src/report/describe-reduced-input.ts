import type { ReducedInput } from '@parallel-dispatcher/schema';
import { factsOf } from '../facts/fact.ts';
import type { Findings } from './findings.ts';

/** The smaller failing input; null where none was found. */
export function describeReducedInput({ facts, ledger }: Findings): ReducedInput | null {
  const [found] = factsOf(facts, 'smaller_input');
  if (!found) return null;
  const { text, split, minimal, runs, partsBefore, partsAfter } = found;
  return {
    text,
    split,
    parts_before: partsBefore,
    parts_after: partsAfter,
    minimal,
    runs,
    evidence: [...ledger.ids([found])],
  };
}

import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { Ledger } from '../report/ledger.ts';

/** Characters of evidence in one question: about 12,000 tokens. */
const longestPack = 48_000;
const longestDetail = 6_000;

/** What is known before a model is asked. */
export interface Known {
  readonly failure: FailureCase;
  readonly facts: readonly Fact[];
  readonly suspects: readonly SuspectPlace[];
  readonly hypotheses: readonly WeighedHypothesis[];
}

/** How files are named to a model: never by where they lie on this machine. */
export interface Naming {
  readonly short: FailureCase['short'];
  readonly relative: (text: string) => string;
}

interface Packing {
  readonly ledger: Ledger;
  readonly naming: Naming;
}

export interface PackedEvidence {
  readonly id: string;
  readonly kind: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly summary: string;
  readonly text: string | null;
}

/** The first of these are shown first; what tells least is left out first. */
const telling: readonly Fact['kind'][] = [
  'problem',
  'assertion',
  'error',
  'test_run',
  'source_excerpt',
  'stack_frame',
  'empty_value',
  'value_origin',
  'covered_by_failing_test',
  'called_by_test',
  'can_throw',
  'anti_pattern',
  'fix_trial',
  'error_meaning',
  'wrapped_error',
  'first_failing',
  'recent_change',
];

/** Evidence as data for a model, the most telling first, as much as fits. */
export function packEvidence(
  facts: readonly Fact[],
  { ledger, naming }: Packing,
): { readonly evidence: readonly PackedEvidence[]; readonly leftOut: number } {
  const ordered = facts.toSorted((left, right) => weightOf(left) - weightOf(right));
  const evidence: PackedEvidence[] = [];
  let length = 0;
  for (const fact of ordered) {
    const packed = pack(fact, { ledger, naming });
    const size = JSON.stringify(packed).length;
    if (length + size > longestPack) continue;
    length += size;
    evidence.push(packed);
  }
  return { evidence, leftOut: facts.length - evidence.length };
}

function weightOf({ kind }: Fact): number {
  const at = telling.indexOf(kind);
  return at === -1 ? telling.length : at;
}

function pack(fact: Fact, { ledger, naming }: Packing): PackedEvidence {
  const { kind, file, line, summary, detail } = fact;
  return {
    id: ledger.ids([fact])[0] ?? '',
    kind,
    file: file === null ? null : naming.short(file),
    line,
    summary: naming.relative(quote(summary, 500)),
    text: detail === null ? null : naming.relative(detail).slice(0, longestDetail),
  };
}

import type { Evidence } from '@parallel-dispatcher/schema';
import type { Fact } from '../facts/fact.ts';

/** A quoted text is cut here: a report is read by people, and the rest is in the input. */
const longestDetail = 4_000;

function clip(text: string): string {
  return text.length <= longestDetail ? text : `${text.slice(0, longestDetail)}…`;
}

/** Gives facts their ids, `E1` first, and writes claims that cite them. */
export class Ledger {
  readonly evidence: readonly Evidence[];
  readonly #ids: ReadonlyMap<Fact, string>;

  constructor(facts: readonly Fact[]) {
    this.#ids = new Map(facts.map((fact, at) => [fact, `E${at + 1}`]));
    this.evidence = facts.map((fact, at) => ({
      id: `E${at + 1}`,
      kind: fact.kind,
      summary: fact.summary,
      file: fact.file,
      line: fact.line,
      detail: fact.detail && clip(fact.detail),
    }));
  }

  ids(facts: readonly Fact[]): readonly string[] {
    return [...new Set(facts.flatMap((fact) => this.#ids.get(fact) ?? []))];
  }

  /** `text [E1, E3]`. A claim without a fact behind it is a fault of ours, so it throws. */
  claim(text: string, facts: readonly Fact[]): string {
    const ids = this.ids(facts);
    if (ids.length === 0) throw new Error(`claim without evidence: ${text}`);
    return `${text} [${ids.join(', ')}]`;
  }
}

import type { ModelPart } from '@parallel-dispatcher/schema';
import type { Claim } from '../facts/claim.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';
import type { ModelAnswer, ModelClaim } from './model-answer.ts';
import type { Opinion } from './opinion.ts';

type Dropped = ModelPart['claims_dropped'][number];

/** The claims of an answer that cite evidence there is, and the others with why they do not count. */
export class CitedClaims {
  readonly #factOf: (id: string) => Fact | undefined;
  readonly #dropped: Dropped[] = [];
  #kept = 0;

  constructor(factOf: (id: string) => Fact | undefined) {
    this.#factOf = factOf;
  }

  get kept(): number {
    return this.#kept;
  }

  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  one(claim: ModelClaim | null): Claim | null {
    if (claim === null) return null;
    const facts = this.#cited(claim.text, claim.evidence);
    return facts && { text: quote(claim.text, 1_000), facts };
  }

  all(claims: readonly ModelClaim[]): readonly Claim[] {
    return claims.flatMap((claim) => this.one(claim) ?? []);
  }

  hypotheses(given: ModelAnswer['hypotheses']): readonly WeighedHypothesis[] {
    return given.flatMap(
      ({ text, supported_by: ids, contradicted_by: against, refuted_by: check }) => {
        const supportedBy = this.#cited(text, ids);
        if (supportedBy === null) return [];
        const contradictedBy = against.flatMap((id) => this.#factOf(id) ?? []);
        const said = { text: quote(text, 1_000), check: quote(check, 500) };
        return [{ ...said, supportedBy, contradictedBy, from: 'model' as const }];
      },
    );
  }

  #cited(text: string, ids: readonly string[]): readonly Fact[] | null {
    const facts = [...new Set(ids.flatMap((id) => this.#factOf(id.trim()) ?? []))];
    if (facts.length > 0) {
      this.#kept += 1;
      return facts;
    }
    const reason =
      ids.length === 0
        ? 'it cites no evidence'
        : `there is no evidence ${quote(ids.join(', '), 80)}`;
    this.#dropped.push({ claim: quote(text, 300), reason });
    return null;
  }
}

/** What an answer says, without what it does not cite evidence for. */
export function opinionOf(answer: ModelAnswer, claims: CitedClaims): Opinion {
  return {
    expected: claims.one(answer.behavior_expected),
    actual: claims.one(answer.behavior_actual),
    cause: claims.one(answer.root_cause),
    factors: claims.all(answer.contributing_factors),
    hypotheses: claims.hypotheses(answer.hypotheses),
    tests: claims.all(answer.tests_required),
    prevention: claims.all(answer.prevention),
  };
}

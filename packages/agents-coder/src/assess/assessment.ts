import type { NotMeasured, ValidationPart } from '@parallel-dispatcher/schema';

/** What tools say of a generated node. What none of them said is named, with the reason. */
export interface Assessment {
  /** The gates `quality`, `compliance` and `anti_patterns`, as parts of the validation. */
  readonly parts: Readonly<Record<string, ValidationPart>>;
  /** 0 to 1; null: not measured. */
  readonly qualityScore: number | null;
  /** 0 to 1; null: not measured. */
  readonly complianceScore: number | null;
  /** Passages that are about the same thing, the best first. */
  readonly related: readonly RelatedPassage[];
  /** Tool and source, such as `assess_code_quality: embedded`. */
  readonly answeredBy: readonly string[];
  readonly notMeasured: readonly NotMeasured[];
}

interface RelatedPassage {
  readonly source: string | null;
  readonly title: string | null;
  readonly score: number | null;
}

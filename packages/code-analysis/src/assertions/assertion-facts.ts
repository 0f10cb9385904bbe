/** What a failed assertion says. Values are as printed; null where it does not say. */
export interface AssertionFacts {
  readonly expected: string | null;
  readonly actual: string | null;
  /** `strictEqual`, `toEqual`, `==`. */
  readonly operator: string | null;
}

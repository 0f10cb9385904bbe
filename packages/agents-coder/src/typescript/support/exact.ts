/** An exact number: a fraction in lowest terms whose denominator is positive. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

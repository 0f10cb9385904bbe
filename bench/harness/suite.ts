import type { Figure } from './figure.ts';

interface SuiteOptions {
  /** Sizes so small that the figures mean nothing: does everything still run? */
  readonly smoke: boolean;
}

/** Some figures about one thing. Throws when something broke, not when a goal was missed. */
export interface Suite {
  readonly name: string;
  measure(options: SuiteOptions): AsyncIterable<Figure> | Iterable<Figure>;
}

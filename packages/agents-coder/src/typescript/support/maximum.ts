import { largest } from './largest.ts';

/** The largest of the values, which are all numbers or all texts. */
export function maximum<Values extends readonly unknown[]>(...values: Values): Values[number] {
  return largest(values) as Values[number];
}

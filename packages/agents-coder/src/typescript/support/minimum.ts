import { smallest } from './smallest.ts';

/** The smallest of the values, which are all numbers or all texts. */
export function minimum<Values extends readonly unknown[]>(...values: Values): Values[number] {
  return smallest(values) as Values[number];
}

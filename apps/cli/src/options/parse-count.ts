import { InvalidArgumentError } from 'commander';

/** A whole number, 0 included, such as `20`. */
export function parseCount(text: string): number {
  if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number, such as 20.');
}

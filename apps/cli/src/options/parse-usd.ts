import { InvalidArgumentError } from 'commander';

const mostUsd = 1_000_000;

/** An amount of dollars above 0, such as `5` or `0.25`. */
export function parseUsd(text: string): number {
  const dollars = Number(text);
  if (/^\d*\.?\d+$/.test(text) && dollars > 0 && dollars <= mostUsd) return dollars;
  throw new InvalidArgumentError(
    'It must be an amount of US dollars above 0, at most 1000000, such as 5 or 0.25.',
  );
}

import { InvalidArgumentError } from 'commander';

/** A time in seconds above 0 and at most `limit`, such as `90` or `1.5`. */
export function parseSeconds(limit: number): (text: string) => number {
  return (text) => {
    const seconds = Number(text);
    if (/^\d*\.?\d+$/.test(text) && seconds > 0 && seconds <= limit) return seconds;
    throw new InvalidArgumentError(
      `It must be a number of seconds above 0, at most ${limit}, such as 90 or 1.5.`,
    );
  };
}

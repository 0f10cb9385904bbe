/** To as many digits as can mean something. */
export function roundScore(score: number): number {
  return Number(score.toPrecision(4));
}

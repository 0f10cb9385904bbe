/** A model mends hardly more at once, and a line longer than this repeats itself. */
const mostFindings = 20;
const longestFinding = 1_000;
const longestOfAll = 8_000;

/** Findings as a model is told of them: the first ones, each cut where it is long. */
export function trimFindings(findings: readonly string[]): string[] {
  const told: string[] = [];
  let length = 0;
  for (const finding of findings.slice(0, mostFindings)) {
    const text =
      finding.length > longestFinding ? `${finding.slice(0, longestFinding)} …` : finding;
    length += text.length;
    if (length > longestOfAll) break;
    told.push(text);
  }
  const left = findings.length - told.length;
  return left > 0 ? [...told, `and ${left} more`] : told;
}

/** In a probe: what `runProbe` gives back. `peakMb` is the most memory that the process ever had. */
export function answerProbe(answer: object): void {
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${JSON.stringify({ ...answer, peakMb })}\n`);
}

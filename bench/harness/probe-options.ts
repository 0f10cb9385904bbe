/** In a probe: what `runProbe` was given. The probe says of which type. */
export function probeOptions(): unknown {
  return JSON.parse(process.argv[2] ?? '{}');
}

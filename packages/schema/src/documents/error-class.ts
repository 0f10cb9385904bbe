/** Why a call failed, as far as trying again is concerned. The dispatcher's retry rules read this. */
export const errorClasses = [
  'transient',
  'rate_limited',
  'invalid_output',
  'tool',
  'auth',
  'quota',
  'input',
  'bug',
] as const;

export type ErrorClass = (typeof errorClasses)[number];

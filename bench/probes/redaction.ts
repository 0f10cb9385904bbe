import { createRedactor } from '@parallel-dispatcher/tracing';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';

/** A large value without a secret in it, as most are. */
const { items, rounds } = probeOptions() as { readonly items: number; readonly rounds: number };
const redactor = createRedactor({ env: process.env });
const text = 'The quick brown fox jumps over the lazy dog; tokens = count(keys). '.repeat(3);
const value = Array.from({ length: items }, (_, id) => ({ id, name: `item ${id}`, text }));
const bytes = JSON.stringify(value).length;

const wallMs = Array.from({ length: rounds }, () => {
  const started = performance.now();
  if (redactor.holdsSecret(value)) throw new Error('A clean value was taken to hold a secret.');
  return performance.now() - started;
});
answerProbe({ wallMs, bytes });

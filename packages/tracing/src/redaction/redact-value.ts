import { isPlaceholder } from './is-placeholder.ts';
import { isWeakSecret } from './is-weak-secret.ts';
import { mark } from './mark.ts';
import { describesSecret, rateNamedValue } from './rate-container.ts';
import type { NameRating } from './rate-name.ts';
import { childOf, openFrame, replaceChild, type Frame } from './redaction-frame.ts';
import { redactKeys } from './redact-keys.ts';
import type { TextRule } from './text-rule.ts';

/** What the walk asks about names and texts. */
export interface ValueRules {
  readonly redactText: TextRule;
  readonly rateName: (name: string) => NameRating;
  /** Sees each text that is a secret by its name. */
  readonly onNamed?: (secret: string) => void;
}

interface Walk {
  readonly rules: ValueRules;
  readonly frames: Frame[];
  /** Containers under way, so that a value that contains itself ends. */
  readonly open: Set<unknown>;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

type Done = { readonly value: unknown } | undefined;

/**
 * Replaces secrets in a JSON value. Without recursion, and never in place: the answer is the same
 * value when it holds none, else a copy of the lists and objects on the way to each secret.
 */
export function redactValue(value: unknown, rules: ValueRules): unknown {
  const walk: Walk = { rules, frames: [], open: new Set() };
  let done = enter(walk, { value, rating: 'no' });
  for (let frame = walk.frames.at(-1); frame !== undefined; frame = walk.frames.at(-1)) {
    if (done !== undefined) replaceChild(frame, done.value);
    done = frame.next < frame.size ? enterNext(walk, frame) : leave(walk, frame);
  }
  return done?.value;
}

/** Leaves are done at once; a list or object is done when its last child is. */
function enter(walk: Walk, { value, rating }: { value: unknown; rating: NameRating }): Done {
  if (typeof value === 'string') {
    const secret = isSecret(value, rating);
    if (secret) walk.rules.onNamed?.(value);
    return { value: secret ? mark('key') : walk.rules.redactText(value) };
  }
  if (typeof value === 'number' && rating === 'sure') return { value: mark('key') };
  if (typeof value !== 'object' || value === null) return { value };
  if (walk.open.has(value)) return { value: '[CIRCULAR]' };
  walk.open.add(value);
  walk.frames.push(openFrame(value, inheritedBy(value, rating)));
  return undefined;
}

function isSecret(text: string, rating: NameRating): boolean {
  if (rating === 'weak') return isWeakSecret(text);
  if (rating === 'session') return isWeakSecret(text) && !uuid.test(text);
  return rating !== 'no' && !isPlaceholder(text);
}

/** A weak name says nothing about what is further below. */
function inheritedBy(container: object, rating: NameRating): NameRating {
  return rating === 'weak' || rating === 'session' || describesSecret(container) ? 'no' : rating;
}

function enterNext(walk: Walk, frame: Frame): Done {
  const step = frame.keys?.[frame.next] ?? frame.next;
  frame.next += 1;
  return enter(walk, { value: childOf(frame, step), rating: ratingOf(frame, step, walk.rules) });
}

function leave(walk: Walk, frame: Frame): Done {
  walk.frames.pop();
  walk.open.delete(frame.source);
  return { value: redactKeys(frame, walk.rules.redactText) };
}

/** What is below a secret name is secret too. */
function ratingOf(frame: Frame, step: string | number, rules: ValueRules): NameRating {
  if (frame.rating !== 'no' || typeof step === 'number') return frame.rating;
  return step === 'value' ? rateNamedValue(frame.source, rules.rateName) : rules.rateName(step);
}

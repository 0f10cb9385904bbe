import type { NameRating } from './rate-name.ts';

type Container = Readonly<Record<string | number, unknown>>;

/** A list or object under way; a list has no keys. */
export interface Frame {
  readonly source: Container;
  readonly keys: readonly string[] | null;
  readonly size: number;
  /** How sure it is that everything below is secret, from the names above. */
  readonly rating: NameRating;
  next: number;
  /** Appears with the first change, so that clean values cost no copy. */
  copy: Record<string | number, unknown> | undefined;
}

export function openFrame(value: object, rating: NameRating): Frame {
  const keys = Array.isArray(value) ? null : Object.keys(value);
  const size = keys?.length ?? (value as readonly unknown[]).length;
  return { source: value as Container, keys, size, rating, next: 0, copy: undefined };
}

export function childOf(frame: Frame, step: string | number): unknown {
  return frame.source[step];
}

/** Takes over the child that was begun last, when it changed. */
export function replaceChild(frame: Frame, value: unknown): void {
  const step = frame.keys?.[frame.next - 1] ?? frame.next - 1;
  if (Object.is(frame.source[step], value)) return;
  frame.copy ??= copyOf(frame);
  frame.copy[step] = value;
}

function copyOf({ source, keys }: Frame): Record<string | number, unknown> {
  const copy: unknown = keys === null ? Array.from(source as unknown as unknown[]) : { ...source };
  return copy as Record<string | number, unknown>;
}

import type { ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import type { JsonLimits } from './json-limits.ts';

/** What a value was when it began, to know its size when it ends. */
export interface YamlStart {
  /** Name of its anchor; empty without one. */
  readonly anchor: string;
  readonly nodesBefore: number;
  readonly charactersBefore: number;
}

/** A list or mapping that is open at the moment. */
export interface YamlFrame extends YamlStart {
  readonly value: JsonValue[] | Record<string, JsonValue>;
  /** Keys seen so far; null for a list. */
  readonly keys: Set<string> | null;
  /** The key or index under way; null before the first, and where a key is expected. */
  step: string | number | null;
  /** Whether the key under way was refused: its value is read, and kept nowhere. */
  skip: boolean;
}

interface Anchored {
  readonly value: JsonValue;
  readonly nodes: number;
  readonly characters: number;
}

/** One composition of a document. */
export interface Compose {
  readonly text: string;
  readonly limits: JsonLimits;
  readonly frames: YamlFrame[];
  /** Null while the value that an anchor names is still open. */
  readonly anchors: Map<string, Anchored | null>;
  readonly problems: ErrorDetail[];
  uncounted: number;
  /** Values and characters so far, aliases as if written out. */
  nodes: number;
  characters: number;
  aliases: number;
  root: JsonValue;
}

/** Puts a finished value where it belongs. `start` is null for an alias, which names nothing. */
export function addYamlValue(compose: Compose, start: YamlStart | null, value: JsonValue): void {
  if (start !== null && start.anchor !== '') {
    compose.anchors.set(start.anchor, {
      value,
      nodes: compose.nodes - start.nodesBefore,
      characters: compose.characters - start.charactersBefore,
    });
  }
  const frame = compose.frames.at(-1);
  if (frame === undefined) {
    compose.root = value;
  } else if (Array.isArray(frame.value)) {
    frame.value.push(value);
  } else {
    if (!frame.skip) frame.value[frame.step as string] = value;
    frame.step = null;
    frame.skip = false;
  }
}

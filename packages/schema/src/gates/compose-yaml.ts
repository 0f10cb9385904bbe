import { EVENT_ID, type AliasEvent, type Event, type ScalarEvent } from 'js-yaml';
import type { ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import { capErrors } from '../problems/cap-errors.ts';
import type { JsonLimits } from './json-limits.ts';
import { stringTooLongError, tooDeepError, tooManyNodesError } from './limit-errors.ts';
import { note, pathOf } from './scan-state.ts';
import { addYamlValue, type Compose, type YamlFrame } from './yaml-compose-state.ts';
import { aliasesTooLargeError, invalidYamlError } from './yaml-errors.ts';
import { readYamlKey } from './read-yaml-key.ts';
import { readYamlScalar } from './read-yaml-scalar.ts';
import { positionOf, yamlTagFault, yamlText } from './yaml-event.ts';

export type Composed =
  | { readonly ok: true; readonly value: JsonValue; readonly aliases: number }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/** More aliases than any person writes. */
const mostAliases = 10_000;

/**
 * Builds the value of one YAML document, and tells everything that JSON has no place for: tags,
 * merge keys, keys that are no texts, numbers without end, keys given twice. Without recursion. An
 * alias shares its value; their size is counted as if each were written out.
 */
export function composeYaml(text: string, events: readonly Event[], limits: JsonLimits): Composed {
  const compose: Compose = {
    text,
    limits,
    frames: [],
    anchors: new Map(),
    problems: [],
    uncounted: 0,
    nodes: 0,
    characters: 0,
    aliases: 0,
    root: null,
  };
  for (const event of events) {
    const fatal = advance(compose, event);
    if (fatal !== undefined) return { ok: false, errors: [...errorsOf(compose), fatal] };
  }
  const errors = errorsOf(compose);
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: compose.root, aliases: compose.aliases };
}

function errorsOf({ problems, uncounted }: Compose): readonly ErrorDetail[] {
  return capErrors(problems, uncounted);
}

/** Takes one event; the error that ends the reading, if there is one. */
function advance(compose: Compose, event: Event): ErrorDetail | undefined {
  if (event.type === EVENT_ID.DOCUMENT) return undefined;
  if (event.type === EVENT_ID.POP) {
    const frame = compose.frames.pop();
    if (frame !== undefined) addYamlValue(compose, frame, frame.value);
    return undefined;
  }
  const frame = compose.frames.at(-1);
  if (frame?.keys !== undefined && frame.keys !== null && frame.step === null) {
    return readYamlKey(compose, frame, event);
  }
  if (frame?.keys === null) frame.step = frame.step === null ? 0 : (frame.step as number) + 1;
  compose.nodes += 1;
  if (compose.nodes > compose.limits.maxNodes) return tooManyNodesError(compose.limits.maxNodes);
  if (event.type === EVENT_ID.ALIAS) return addAlias(compose, event);
  const fault = yamlTagFault(compose.text, event);
  if (fault !== undefined) noteFault(compose, event, fault);
  if (event.type === EVENT_ID.SCALAR) return addScalar(compose, event);
  if (compose.frames.length >= compose.limits.maxDepth) {
    return tooDeepError(pathOf(compose), compose.limits.maxDepth);
  }
  const list = event.type === EVENT_ID.SEQUENCE;
  const opened: YamlFrame = {
    value: list ? [] : {},
    keys: list ? null : new Set(),
    anchor: anchorOf(compose, event),
    nodesBefore: compose.nodes - 1,
    charactersBefore: compose.characters,
    step: null,
    skip: false,
  };
  if (opened.anchor !== '') compose.anchors.set(opened.anchor, null);
  compose.frames.push(opened);
  return undefined;
}

function addScalar(compose: Compose, event: ScalarEvent): undefined {
  const { text, quoted } = yamlText(compose.text, event);
  const { maxStringLength } = compose.limits;
  const read = quoted ? { ok: true as const, value: text } : readYamlScalar(text);
  if (!read.ok) noteFault(compose, event, read.problem);
  const value = read.ok ? read.value : null;
  if (typeof value === 'string' && value.length > maxStringLength) {
    note(compose, (path) => stringTooLongError(path, value.length, maxStringLength));
  }
  const charactersBefore = compose.characters;
  compose.characters += text.length;
  const anchor = anchorOf(compose, event);
  addYamlValue(compose, { anchor, nodesBefore: compose.nodes - 1, charactersBefore }, value);
}

function addAlias(compose: Compose, event: AliasEvent): ErrorDetail | undefined {
  const name = anchorOf(compose, event);
  const anchor = compose.anchors.get(name);
  if (anchor === undefined || anchor === null) {
    const problem =
      anchor === undefined
        ? `no anchor &${name.slice(0, 60)} stands above this alias`
        : 'an alias stands inside the value that it names';
    noteFault(compose, event, problem);
    addYamlValue(compose, null, null);
    return undefined;
  }
  compose.aliases += 1;
  compose.nodes += anchor.nodes - 1;
  compose.characters += anchor.characters;
  const { maxNodes, maxBytes } = compose.limits;
  if (compose.nodes > maxNodes) return aliasesTooLargeError(pathOf(compose), `${maxNodes} values`);
  if (compose.characters > maxBytes) {
    return aliasesTooLargeError(pathOf(compose), `${maxBytes} characters`);
  }
  if (compose.aliases > mostAliases) {
    return aliasesTooLargeError(pathOf(compose), `${mostAliases} of them`);
  }
  addYamlValue(compose, null, anchor.value);
  return undefined;
}

function noteFault(compose: Compose, event: Event, problem: string): void {
  note(compose, (path) => invalidYamlError(compose.text, { at: positionOf(event), problem, path }));
}

function anchorOf(
  { text }: Compose,
  { anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number },
): string {
  return anchorStart < 0 ? '' : text.slice(anchorStart, anchorEnd);
}

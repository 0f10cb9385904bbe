import { EVENT_ID, type Event } from 'js-yaml';
import type { ErrorDetail } from '../documents/error-detail.ts';
import { duplicateKeyError, prototypeKeyError, stringTooLongError } from './limit-errors.ts';
import { isPrototypeKey } from './is-prototype-key.ts';
import { note, pathOf } from './scan-state.ts';
import { describePosition } from './text-excerpt.ts';
import type { Compose, YamlFrame } from './yaml-compose-state.ts';
import { invalidYamlError } from './yaml-errors.ts';
import { positionOf, yamlTagFault, yamlText } from './yaml-event.ts';

/**
 * Takes a key of a mapping. Keys are texts, whatever they look like: `1` and `true` are the keys
 * `"1"` and `"true"`, as in JSON. The error is one after which nothing can be told apart.
 */
export function readYamlKey(
  compose: Compose,
  frame: YamlFrame,
  event: Event,
): ErrorDetail | undefined {
  const at = positionOf(event);
  if (event.type !== EVENT_ID.SCALAR) {
    const problem =
      event.type === EVENT_ID.ALIAS
        ? 'an alias cannot be a key; write the key out'
        : 'a key is a text, and a list or mapping came; quote texts that begin with a bracket';
    return invalidYamlError(compose.text, { at, problem, path: pathOf(compose) });
  }
  const { text: key, quoted } = yamlText(compose.text, event);
  const problem = yamlTagFault(compose.text, event) ?? (quoted ? undefined : plainFault(key));
  const { maxStringLength } = compose.limits;
  frame.step = key;
  frame.skip = true;
  compose.characters += key.length;
  if (event.anchorStart >= 0) {
    compose.anchors.set(compose.text.slice(event.anchorStart, event.anchorEnd), {
      value: key,
      nodes: 1,
      characters: key.length,
    });
  }
  if (problem !== undefined) {
    note(compose, (path) => invalidYamlError(compose.text, { at, problem, path }));
  } else if (key.length > maxStringLength) {
    note(compose, (path) => stringTooLongError(path, key.length, maxStringLength));
  } else if (isPrototypeKey(compose, key)) {
    note(compose, (path) => prototypeKeyError(path, key));
  } else if (frame.keys?.has(key)) {
    note(compose, (path) => duplicateKeyError(path, describePosition(compose.text, at)));
  } else {
    frame.skip = false;
  }
  frame.keys?.add(key);
  return undefined;
}

function plainFault(key: string): string | undefined {
  if (key === '<<') return 'merge keys are not read; write the fields out, or quote "<<"';
  return key === '' ? 'a key is missing before ":"' : undefined;
}

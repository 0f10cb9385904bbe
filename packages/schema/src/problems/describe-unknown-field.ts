import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import { didYouMean } from './did-you-mean.ts';
import { findFieldElsewhere } from './find-field-elsewhere.ts';
import { formatJsonPath, type PathSegment } from './json-path.ts';
import { nodesAt, type SchemaNode } from './schema-node.ts';
import { suggestField } from './suggest-field.ts';
import { valueAt } from './value-at.ts';

/** Path where an unknown key belongs, for places that the schema itself does not know. */
export type PlaceOf = (path: readonly PathSegment[], key: string) => string | undefined;

interface UnknownKey {
  readonly at: string;
  readonly value: unknown;
  readonly root: SchemaNode;
  /** Path of the object that has the key. */
  readonly path: readonly PathSegment[];
  readonly key: string;
  readonly placeOf?: PlaceOf;
}

export interface UnknownField {
  readonly error: ErrorDetail;
  /** Path of the absent field it is probably a misspelling of. */
  readonly standsFor: string | undefined;
}

/** A field that its object does not have: which one was meant, or where it belongs. */
export function describeUnknownField(unknown: UnknownKey): UnknownField {
  const { at, path, key } = unknown;
  const fields = fieldsAt(unknown.root, path);
  const owner = valueAt(unknown.value, path) as object;
  const absent = fields.filter((field) => !Object.hasOwn(owner, field));
  const shownPath = formatJsonPath([...path, key], at);
  const place = unknown.placeOf?.(path, key);
  if (place !== undefined) return { error: misplaced(shownPath, place), standsFor: undefined };
  const meant = suggestField(key, absent) ?? suggestField(key, fields);
  const error = errorDetail({
    code: 'UNKNOWN_FIELD',
    message: `${shownPath} is not a known field${meant === undefined ? '' : `; "${meant}" is the nearest`}`,
    path: shownPath,
    hint: hintFor(unknown, {
      meant,
      fields,
      given: meant !== undefined && !absent.includes(meant),
    }),
  });
  const standsFor =
    meant !== undefined && absent.includes(meant)
      ? formatJsonPath([...path, meant], at)
      : undefined;
  return { error, standsFor };
}

function misplaced(path: string, place: string): ErrorDetail {
  const message = `${path} is not a known field; ${place} is`;
  return errorDetail({ code: 'UNKNOWN_FIELD', message, path, hint: `Move it to "${place}".` });
}

function hintFor(
  { root, key, at }: UnknownKey,
  about: { meant: string | undefined; fields: readonly string[]; given: boolean },
): string {
  if (about.meant !== undefined) {
    return about.given
      ? `Remove it: "${about.meant}" is given as well.`
      : didYouMean(key, about.meant);
  }
  const elsewhere = findFieldElsewhere(root, key);
  if (elsewhere !== undefined) return `Move it to "${at === '' ? '' : `${at}.`}${elsewhere}".`;
  if (about.fields.length === 0) return 'Remove it.';
  return `Remove it. Known fields: ${about.fields.join(', ')}.`;
}

function fieldsAt(root: SchemaNode, path: readonly PathSegment[]): readonly string[] {
  const nodes = nodesAt(root, path);
  return [...new Set(nodes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

import type { z } from 'zod';
import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import { gateJsonValue } from '../gates/gate-json-value.ts';
import { capErrors, mostErrors } from './cap-errors.ts';
import { describeExpected } from './describe-expected.ts';
import { describeUnknownField, type PlaceOf, type UnknownField } from './describe-unknown-field.ts';
import { faultOf } from './fault.ts';
import { hintFor } from './hint-for.ts';
import { formatJsonPath, type PathSegment } from './json-path.ts';
import { nodesAt, schemaNodeOf, type SchemaNode } from './schema-node.ts';
import { showValue } from './show-value.ts';
import { spreadUnions } from './spread-unions.ts';
import { hasValueAt, valueAt } from './value-at.ts';

export interface IssueContext {
  /** Path of the parsed value, such as `tasks[3].input_data`; empty for a document. */
  readonly at: string;
  /** What was parsed. */
  readonly value: unknown;
  /** The schema that refused it. */
  readonly schema: z.ZodType;
  /** What messages call the parsed value itself. @default its path, else 'the value' */
  readonly name?: string;
  /** Tells where an unknown field belongs that this schema has no place for. */
  readonly placeOf?: PlaceOf;
}

/** Some are joined afterwards: describing more than are shown keeps the report full. */
const enough = 2 * mostErrors;

interface Scene extends IssueContext {
  readonly root: SchemaNode;
}

/**
 * What zod found, as our errors: a JSON path, what was expected with an example, what came (short,
 * and without what looks like a secret) and a hint. A misspelt field and the required one it stands
 * for make one error. At most 100 errors; the last then says how many more.
 */
export function describeZodIssues(
  error: z.ZodError,
  context: IssueContext,
): readonly ErrorDetail[] {
  const scene: Scene = { ...context, root: schemaNodeOf(context.schema) };
  const unknown: UnknownField[] = [];
  const errors: ErrorDetail[] = [];
  let uncounted = 0;
  for (const issue of spreadUnions(error.issues)) {
    if (errors.length >= enough) {
      uncounted += issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
    } else if (issue.code === 'unrecognized_keys') {
      const path = issue.path as PathSegment[];
      const keys = issue.keys.slice(0, mostErrors);
      uncounted += issue.keys.length - keys.length;
      const described = keys.map((key) => describeUnknownField({ ...scene, path, key }));
      unknown.push(...described);
      errors.push(...described.map((field) => field.error));
    } else {
      errors.push(describeIssue(issue, scene));
    }
  }
  const replaced = new Set(unknown.map((field) => field.standsFor));
  const distinct = errors.filter(
    ({ code, path }) => code !== 'MISSING_FIELD' || !replaced.has(path ?? undefined),
  );
  return capErrors(distinct, uncounted);
}

function describeIssue(issue: z.core.$ZodIssue, scene: Scene): ErrorDetail {
  const path = issue.path as PathSegment[];
  const shownPath = formatJsonPath(path, scene.at);
  const subject = shownPath === '' ? (scene.name ?? 'the value') : shownPath;
  const fault = issue.code === 'custom' ? faultOf(issue.params) : undefined;
  if (issue.code === 'custom' && fault === undefined) {
    const gated = gateJsonValue(valueAt(scene.value, path), { at: shownPath });
    if (gated !== undefined) return gated;
    const message = `${subject}: ${issue.message}`;
    return errorDetail({ code: 'INVALID_VALUE', message, path: shownPath || null });
  }
  const nodes = nodesAt(scene.root, path);
  const expected = fault?.expected ?? describeExpected(nodes);
  const value = valueAt(scene.value, path);
  if (fault?.code === 'MISSING_FIELD' || !hasValueAt(scene.value, path)) {
    const message = `${subject} is missing; expected ${expected}`;
    const hint = fault?.hint ?? `Add the field. ${hintFor(nodes, undefined) ?? ''}`.trim();
    return errorDetail({ code: 'MISSING_FIELD', message, path: shownPath || null, hint });
  }
  return errorDetail({
    code: fault?.code ?? codeOf(issue, nodes),
    message: `${subject} must be ${expected}; got ${showValue(value, String(path.at(-1) ?? ''))}`,
    path: shownPath || null,
    hint: fault?.hint ?? hintFor(nodes, value) ?? null,
  });
}

function codeOf(issue: z.core.$ZodIssue, nodes: readonly SchemaNode[]): string {
  if (issue.code === 'invalid_type') return 'INVALID_TYPE';
  const choices = nodes.every((node) => node.const !== undefined || node.enum !== undefined);
  return issue.code === 'invalid_union' && !choices ? 'INVALID_TYPE' : 'INVALID_VALUE';
}

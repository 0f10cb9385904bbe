import type { ErrorDetail } from '../documents/error-detail.ts';
import type { DocumentSyntax } from '../gates/document-syntax.ts';
import { checkPlan, type ParsedPlan } from './check-plan.ts';
import type { ParsePlanOptions } from './parse-plan.ts';
import { readDocument } from './read-document.ts';

export interface ReadPlanOptions extends ParsePlanOptions {
  /** @default what `documentSyntax` says */
  readonly syntax?: DocumentSyntax;
}

/**
 * Reads an untrusted plan in JSON or YAML as `parsePlan` does. Errors in the fields of a YAML plan
 * tell line and column besides their JSON path. Never rejects.
 */
export async function readPlan(
  input: Uint8Array | string,
  options: ReadPlanOptions = {},
): Promise<ParsedPlan> {
  const document = await readDocument(input, { ...options, name: 'plan' });
  if (!document.ok) return document;
  const checked = checkPlan(document.value);
  const { placeOf } = document;
  if (checked.ok || placeOf === undefined) return checked;
  return { ...checked, errors: checked.errors.map((error) => withPlace(error, placeOf)) };
}

function withPlace(error: ErrorDetail, placeOf: (path: string) => string | undefined): ErrorDetail {
  const place = error.path === null ? undefined : placeOf(error.path);
  return place === undefined ? error : { ...error, message: `${error.message} (${place})` };
}

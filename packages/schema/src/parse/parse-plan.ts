import { checkPlan, type ParsedPlan } from './check-plan.ts';
import { parseJsonDocument } from './parse-json-document.ts';

export interface ParsePlanOptions {
  /** @default 10 MiB */
  readonly maxBytes?: number;
}

/**
 * Reads an untrusted plan in JSON: the gates of `parseJsonDocument` first, then every field, all
 * errors in one report. Whether the dependencies make a graph is not asked here. Never throws.
 */
export function parsePlan(input: Uint8Array | string, options: ParsePlanOptions = {}): ParsedPlan {
  const document = parseJsonDocument(input, { ...options, name: 'plan' });
  return document.ok ? checkPlan(document.value) : document;
}

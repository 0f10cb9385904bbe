import { describeFailure, describeMisfit, toJsonValue } from '@parallel-dispatcher/agent';
import type { AgentDefinition, AgentReply, Failure } from '@parallel-dispatcher/agent';
import { gateJsonValue } from '@parallel-dispatcher/schema';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Redact } from '../host-port/redact.ts';
import type { StagedFiles } from '../host-port/staged-files.ts';
import { outputTooLarge } from './output-too-large.ts';

export interface AcceptanceRules {
  readonly definition: AgentDefinition;
  readonly maxOutputBytes: number;
  readonly redact: Redact;
  readonly staged: StagedFiles;
  /** Told which files will be placed, before the first one is. */
  readonly beforePlacing: (files: readonly string[]) => Promise<void>;
}

export type Acceptance =
  | { readonly ok: true; readonly output: JsonValue; readonly written: readonly string[] }
  | ({ readonly ok: false } & Failure);

/**
 * Whether an output counts: small enough, shallow enough, accepted by the agent's own schema. Only
 * then it is redacted and the staged files are placed.
 */
export async function acceptOutput(json: string, rules: AcceptanceRules): Promise<Acceptance> {
  const bytes = Buffer.byteLength(json);
  if (bytes > rules.maxOutputBytes) return outputTooLarge(bytes, rules.maxOutputBytes);
  const value = JSON.parse(json) as JsonValue;
  const refused = gateJsonValue(value, { at: 'output', maxStringLength: rules.maxOutputBytes });
  if (refused !== undefined) return { ok: false, error: refused, errorClass: 'invalid_output' };
  const parsed = await parseOutput(value, rules.definition);
  if (!parsed.ok) return parsed;
  const output = rules.redact(parsed.output);
  const placed = await rules.staged.place(rules.beforePlacing);
  if (!placed.ok) return placed;
  return { ok: true, output, written: placed.written };
}

/** The output as the schema makes it, with its defaults; still JSON after that. */
async function parseOutput(value: JsonValue, definition: AgentDefinition): Promise<AgentReply> {
  const { name, output: schema } = definition;
  try {
    const parsed = await schema.safeParseAsync(value);
    if (!parsed.success) {
      const what = `The output of agent ${name}`;
      const facts = { what, at: 'output', value, schema } as const;
      return describeMisfit(parsed.error, { code: 'INVALID_OUTPUT', ...facts });
    }
    const converted = toJsonValue(parsed.data);
    if (converted.ok) return { ok: true, output: converted.value };
    return { ok: false, error: converted.error, errorClass: 'invalid_output' };
  } catch (thrown) {
    return { ok: false, error: describeFailure(thrown).error, errorClass: 'invalid_output' };
  }
}

import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail, JsonObject } from '@parallel-dispatcher/schema';
import type { AgentContext } from './agent-context.ts';
import type { AgentDefinition, AgentRun } from './agent-definition.ts';
import { describeMisfit } from './describe-misfit.ts';
import { describeFailure } from './describe-failure.ts';
import type { AgentReply } from './host-port.ts';
import { readText } from './read-field.ts';
import { shorten } from './shorten.ts';
import { toJsonValue } from './to-json-value.ts';
import type { JsonLimits } from './to-json-value.ts';

/** Some thirty lines. */
const maxStackLength = 4000;

export interface AgentCall {
  readonly definition: AgentDefinition;
  /** As the plan has it; parsed here, so that the agent sees the output of its input schema. */
  readonly input: JsonObject;
  readonly context: AgentContext;
  /** What an output may hold. */
  readonly limits?: JsonLimits;
}

type RunStep = { readonly ok: true; readonly run: AgentRun<unknown, unknown> } | LoadFailure;
type LoadFailure = Extract<AgentReply, { ok: false }>;

/**
 * One call of an agent: loads its run module, parses the input, runs, and makes plain data of
 * whatever comes back or is thrown. Never throws.
 */
export async function callAgent(call: AgentCall): Promise<AgentReply> {
  try {
    const parsed = await call.definition.input.safeParseAsync(call.input);
    if (!parsed.success) {
      return describeMisfit(parsed.error, {
        code: 'INVALID_INPUT',
        what: `The input of agent ${call.definition.name}`,
        at: 'input_data',
        value: call.input,
        schema: call.definition.input,
      });
    }
    const loaded = await loadRun(call.definition);
    if (!loaded.ok) return loaded;
    const converted = toJsonValue(await loaded.run(parsed.data, call.context), call.limits);
    return converted.ok
      ? { ok: true, output: converted.value }
      : { ok: false, error: converted.error, errorClass: 'invalid_output' };
  } catch (thrown) {
    logStack(call.context, thrown);
    return { ok: false, ...describeFailure(thrown) };
  }
}

/** Where it was thrown, for the trace; an error in a result has no stack. */
function logStack({ log }: AgentContext, thrown: unknown): void {
  const stack = readText(thrown, 'stack');
  if (stack !== undefined) log.error(shorten(stack, maxStackLength));
}

async function loadRun(definition: AgentDefinition): Promise<RunStep> {
  try {
    const module = await definition.run();
    if (typeof module.run === 'function') {
      return { ok: true, run: async (input, context) => await module.run(input, context) };
    }
    return refuseModule(definition.name, 'it exports no function named run');
  } catch (thrown) {
    const { error } = describeFailure(thrown);
    return { ...refuseModule(definition.name, error.message, error) };
  }
}

function refuseModule(name: string, why: string, cause: ErrorDetail | null = null): LoadFailure {
  const message = `The run module of agent ${name} could not be loaded: ${why}`;
  const hint = 'Check the path in `run: () => import(...)` and what that module imports.';
  return {
    ok: false,
    error: errorDetail({ code: 'AGENT_LOAD_FAILED', message, hint, cause }),
    errorClass: 'bug',
  };
}

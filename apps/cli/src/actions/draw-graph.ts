import {
  buildGraph,
  toDot,
  toGraphJson,
  toMermaid,
  type TaskGraph,
} from '@parallel-dispatcher/graph';
import { exitCodes, readPlan as checkPlanText } from '@parallel-dispatcher/schema';
import { errorAnswer, type Answer } from '../answer.ts';
import type { GraphFormat } from '../options/graph-formats.ts';
import type { GraphOptions } from '../options/graph-options.ts';
import { jsonText } from '../render/json-text.ts';
import { readPlan, type PlanRequest } from './read-plan.ts';

const drawings: Readonly<Record<GraphFormat, (tasks: TaskGraph) => string>> = {
  mermaid: (tasks) => toMermaid(tasks),
  dot: (tasks) => toDot(tasks),
  json: (tasks) => jsonText(toGraphJson(tasks), 'indented'),
};

/** `dispatch graph`: draws the tasks and what they wait for. Agents and inputs are not looked at. */
export async function drawGraph(
  file: string | undefined,
  request: PlanRequest<GraphOptions>,
): Promise<Answer> {
  const read = await readPlan(file, request);
  if (!read.ok) return read.answer;
  const { maxBytes, syntax } = read;
  const parsed = await checkPlanText(read.bytes, { maxBytes, syntax });
  if (!parsed.ok) return errorAnswer(parsed.errors, exitCodes.refused);
  const built = buildGraph(parsed.value);
  if (!built.ok) return errorAnswer(built.errors, exitCodes.refused);
  const raw = drawings[request.options.format](built.value);
  return { kind: 'raw', exitCode: 0, raw: `${raw.trimEnd()}\n` };
}

import { join } from 'node:path';
import type { IntelligenceTool, ToolSettings } from '../tool.ts';
import { recordPatternUse } from './record-pattern-use.ts';
import { tracePattern } from './trace-pattern.ts';

/**
 * The tools that write down and find which pattern made which file. The record is
 * `pattern-uses.jsonl` in the index folder, and is no part of any index: it outlives all of them.
 */
export function createTraceabilityTools({
  workspace,
  indexFolder,
}: Pick<ToolSettings, 'workspace' | 'indexFolder'>): readonly IntelligenceTool[] {
  const place = { workspace, record: join(indexFolder, 'pattern-uses.jsonl') };
  return [recordPatternUse(place), tracePattern(place)];
}

import { Assessor } from './assessor/assessor.ts';
import { complianceTool } from './compliance/compliance-tool.ts';
import { gatesTool } from './gates/gates-tool.ts';
import type { GivenThresholds } from './gates/gate-thresholds.ts';
import { optimizationTool } from './optimization/optimization-tool.ts';
import { patternsTool } from './patterns/patterns-tool.ts';
import { qualityTool } from './quality/quality-tool.ts';
import type { ToolSet, ToolSettings } from './tool.ts';

export interface QualitySettings extends ToolSettings {
  readonly gates: GivenThresholds;
}

/** The tools that judge code, on one assessor. */
export function createQualityTools(settings: QualitySettings): ToolSet {
  const assessor = new Assessor();
  return {
    tools: [
      qualityTool(assessor, settings),
      complianceTool(assessor),
      patternsTool(assessor),
      optimizationTool(assessor, settings),
      gatesTool(assessor, settings),
    ],
    [Symbol.asyncDispose]: async () => await assessor[Symbol.asyncDispose](),
  };
}

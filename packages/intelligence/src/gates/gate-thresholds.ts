import { qualityGates } from '@parallel-dispatcher/schema';
import * as z from 'zod';

const share = z.number().min(0).max(1);

/** What code must reach; the defaults are those of the original. */
export const gateThresholdsSchema = z.object({
  quality: share.default(qualityGates.quality),
  compliance: share.default(qualityGates.compliance),
  completeness: share.default(qualityGates.completeness),
  critical_anti_patterns: z.number().int().min(0).default(0),
});
export type GateThresholds = z.output<typeof gateThresholdsSchema>;

/** Some of them, the others by default. */
export type GivenThresholds = z.input<typeof gateThresholdsSchema>;

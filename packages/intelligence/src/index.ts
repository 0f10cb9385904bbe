export type { GivenThresholds } from './gates/gate-thresholds.ts';
export type { Intelligence, IntelligenceOptions } from './create-intelligence.ts';
export type { ToolListing } from './tool-listing.ts';
export type { IntelligenceAnswer } from './call-tool.ts';
export type { ServeOptions } from './server/serve-intelligence.ts';
export type { ToolAnnotations, ToolFailure } from './tool.ts';

export { createIntelligence } from './create-intelligence.ts';
export { serveIntelligence } from './server/serve-intelligence.ts';

export type { ConfiguredModel, ModelConfig, ModelFallback } from './config/model-config.ts';
export type { HostModelAnswer, HostModelCall, ModelTools } from './port/model-call.ts';
export type { PriceOf } from './port/price-of.ts';
export type { Models, ModelsOptions } from './create-models.ts';
export type { GovernorOptions } from './governor/create-governor.ts';
export type { ModelInfo } from './describe-models.ts';
export type { ModelTrial } from './try-model.ts';
export type { GovernorEvent } from './governor/governor-event.ts';
export type {
  AdmissionRequest,
  Governor,
  GovernorReport,
  RequestAdmission,
  RequestEnd,
  RequestFailure,
  RequestPermit,
  TokenCounts,
} from './governor/governor.ts';
export type { ModelLimits } from './governor/model-limits.ts';

export { accountsOf } from './config/accounts-of.ts';
export { checkModels } from './config/check-models.ts';
export { createGovernor } from './governor/create-governor.ts';
export { createModels } from './create-models.ts';
export { defaultModelLimits } from './governor/model-limits.ts';
export { createPriceOf } from './prices/create-price-of.ts';
export { findUnpriced } from './prices/find-unpriced.ts';
export { limitsByModel } from './config/limits-by-model.ts';
export { systemClock } from './system-clock.ts';
export { describeModels } from './describe-models.ts';
export { tryModel } from './try-model.ts';

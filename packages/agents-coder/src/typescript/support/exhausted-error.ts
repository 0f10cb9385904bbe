import { NodeError } from './node-error.ts';

/** The end of an operation that has no attempt left. A circuit breaker counts these. */
export class ExhaustedError extends NodeError {}

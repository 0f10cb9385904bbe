import type { JSONRPCErrorResponse } from '@modelcontextprotocol/sdk/types.js';

/**
 * What a transport found out about a call and says in place of the server. Known by identity, so
 * that no server can say it.
 */
export const lostMark = Object.freeze({ fault: 'lost' });
export const tooLargeMark = Object.freeze({ fault: 'too large' });

/** The answer that ends a call whose own answer cannot come any more. */
export function injectedFault(
  id: number,
  mark: typeof lostMark | typeof tooLargeMark,
): JSONRPCErrorResponse {
  return { jsonrpc: '2.0', id, error: { code: -32_000, message: mark.fault, data: mark } };
}

import type { EffectContract } from '../../contract/contract.ts';
import { emitAccess } from '../values/emit-access.ts';
import type { Scope } from '../values/expression.ts';

/** Source of the idempotency key: the input's own where it may have one, else a new one. */
export function emitKey(contract: EffectContract, scope: Scope): string {
  const { inputSchema } = contract;
  const fresh = 'randomUUID()';
  const declared = inputSchema.properties.get('idempotency_key');
  const input = scope.vars.get('input');
  if (input === undefined) return fresh;
  if (declared === undefined && inputSchema.additional === false) return fresh;
  const given = emitAccess(input, ['idempotency_key'], scope);
  const isText = given.shape.kind === 'text';
  if (isText && !given.shape.nullable) return given.code;
  return isText
    ? `${given.orUndefined ?? given.code} ?? ${fresh}`
    : `String(${given.code} ?? ${fresh})`;
}

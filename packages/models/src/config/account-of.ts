import type { ConfiguredModel } from './model-config.ts';

/** Whose limits a request counts against: provider, address and where the key comes from. */
export function accountOf({ address, keyEnv, keyCommand }: ConfiguredModel): string {
  const key = keyCommand === null ? (keyEnv ?? 'no key') : keyCommand.join(' ');
  return [address.provider, address.url ?? 'default address', key].join(' | ');
}

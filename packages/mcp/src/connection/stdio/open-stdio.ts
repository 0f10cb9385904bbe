import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { CommandSettings } from '../../config/server-settings.ts';
import type { Channel } from '../channel.ts';
import { StdioTransport } from './stdio-transport.ts';

export function openStdio(
  settings: CommandSettings,
  { clock }: { readonly clock: Clock },
): Channel {
  const transport = new StdioTransport({ settings, clock });
  return {
    kind: 'stdio',
    transport,
    describe: () => transport.describe(),
    close: () => transport.close(),
  };
}

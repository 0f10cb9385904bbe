import { errorDetail, suggest } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { hookNames, type DispatchHooks } from './dispatch-hooks.ts';

/** Takes the hooks of a config module as they are, once each is a function that we would call. */
export function checkHooks(value: unknown): Checked<DispatchHooks> {
  if (value === undefined) return accept({});
  if (typeof value !== 'object' || value === null) return refuse(notHooks('config.hooks', value));
  const errors = Object.entries(value).flatMap(([name, hook]: [string, unknown]) => {
    const path = `config.hooks.${name}`;
    if (!hookNames.some((known) => known === name)) return [unknownHook(name, path)];
    return hook === undefined || typeof hook === 'function' ? [] : [notHooks(path, hook)];
  });
  return errors.length > 0 ? refuse(...errors) : accept(value);
}

function unknownHook(name: string, path: string) {
  const meant = suggest(name, hookNames);
  return errorDetail({
    code: 'UNKNOWN_FIELD',
    message: `${path} is no hook; there are ${hookNames.join(', ')}`,
    path,
    hint: meant === undefined ? 'Remove it.' : `Did you mean "${meant}"?`,
  });
}

function notHooks(path: string, value: unknown) {
  return errorDetail({
    code: 'INVALID_TYPE',
    message: `${path} must be ${path === 'config.hooks' ? 'an object of functions' : 'a function'}, not ${value === null ? 'null' : typeof value}`,
    path,
    hint: 'Hooks need a config that is a module, such as dispatch.config.ts.',
  });
}

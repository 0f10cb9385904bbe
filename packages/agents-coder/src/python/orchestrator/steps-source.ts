import type { NodeNames } from '../../node/node-names.ts';
import { adaptersFile } from '../adapters-file.ts';

/** Python source of the real steps of an orchestrator. */
export function stepsSource(names: NodeNames): string {
  const source = `def create_steps(
    actions: Optional[Dict[str, Callable[[Any], Awaitable[Any]]]] = None,
) -> NamedActions:
    """Actions by name, else modules in the environment's ACTIONS_FOLDER, else ./actions."""
    return NamedActions(actions or {}, os.environ.get("ACTIONS_FOLDER", "./actions"))
`;
  return adaptersFile(source, {
    names,
    wanted: ['NamedActions', 'SystemClock'],
    imports: ['import os'],
  });
}

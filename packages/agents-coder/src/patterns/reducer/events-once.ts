import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';

/** Where the keys of events that came are kept. */
const seen = 'seen';

/** What a machine says so that an event counts once; nothing where no field tells events apart. */
export function onceKey(field: string | null): Mapping {
  return field === null ? {} : { duplicate_key: { field, seen_in: seen } };
}

export function onceContext(field: string | null): Mapping {
  return field === null ? {} : { [seen]: [] };
}

export function onceFields(field: string | null): readonly Field[] {
  if (field === null) return [];
  return [{ name: field, schema: { type: ['string', 'integer'] }, isRequired: true }];
}

export function onceSaid(field: string | null): string {
  return field === null
    ? 'An event that comes twice counts twice.'
    : `An event whose ${field} came before is ignored; the keys that came are kept in ${seen}.`;
}

import type { Mapping } from '../../contract/mapping.ts';
import { attempt, type Cursor } from '../../text/cursor.ts';
import { readFields, type SaidField } from '../../text/parts/read-fields.ts';
import { readDecimals, readUnit, type Unit } from '../../text/parts/read-units.ts';
import { takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import { limitedSchema } from '../limited-schema.ts';
import type { ComputePattern, ComputePiece } from './compute-piece.ts';

interface Said {
  readonly from: Unit;
  readonly to: Unit;
  readonly isList: boolean;
  /** Null: the result is exact. */
  readonly decimals: number | null;
  /** What comes in, where it is named. */
  readonly field: SaidField | null;
}

/** A value in another unit: `Convert kilometres to miles, to 3 decimals`. */
export const convertUnits: ComputePattern = {
  id: 'compute.convert-units',
  version: '1.0.0',
  example: 'Convert a temperature from Fahrenheit to Celsius, rounded to 1 decimal place.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said = scope.before === null ? readConversion(cursor) : null;
      return said === null ? null : conversionPiece(said);
    }),
};

const one = 'temperature|distance|length|weight|mass|volume|duration|time|value|number';
const many = 'temperatures|distances|lengths|weights|masses|volumes|durations|times|values|numbers';

function readConversion(cursor: Cursor): Said | null {
  if (takePhrase(cursor, verb.convert) === null) return null;
  const isList = takePhrase(cursor, `a|the|all? list? of? ${many} from|in`) !== null;
  if (!isList) takePhrase(cursor, `a|an|the? ${one} from|in`);
  takePhrase(cursor, 'from');
  const from = readUnit(cursor);
  if (from === null || takePhrase(cursor, 'to|into') === null) return null;
  const to = readUnit(cursor);
  if (to === null || to.kind !== from.kind || to.name === from.name) return null;
  const decimals = readDecimals(cursor);
  return { from, to, isList, decimals, field: isList ? null : readNamed(cursor) };
}

/** `distance_km (number, minimum 0)`, a sentence that names what comes in. */
function readNamed(cursor: Cursor): SaidField | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, '.|;|, input|field|given? :|is?') === null) return null;
    const [field, second] = readFields(cursor, { introduced: false, hasLimits: true }) ?? [];
    const isNumber = field?.type === 'number' || field?.type === 'integer' || field?.type === null;
    return field === undefined || second !== undefined || field.isOptional || !isNumber
      ? null
      : field;
  });
}

function conversionPiece({ from, to, isList, decimals, field }: Said): ComputePiece {
  const name = field?.name ?? from.name;
  const number = { type: field?.type === 'integer' ? 'integer' : 'number' };
  const about = `In ${from.name}.`;
  const value = converted(isList ? { field: '' } : { var: name }, { from, to, decimals });
  const given: Mapping = isList
    ? { type: 'array', items: { type: 'number' }, description: about }
    : { ...limitedSchema(number, field?.limits ?? {}), description: about };
  const result: Mapping = isList
    ? { type: 'array', items: { type: 'number' } }
    : { type: 'number' };
  return {
    entity: `${from.name}_to_${to.name}`,
    role: 'converter',
    inputs: [{ name, schema: given, isRequired: true }],
    rows: null,
    steps: [{ ...(isList ? { from: name } : {}), arithmetic: { value }, to: `in_${to.name}` }],
    result: {
      value: `in_${to.name}`,
      name: to.name,
      schema: { ...result, description: `In ${to.name}.` },
      isRows: false,
      fields: null,
      added: [],
    },
    errors: [],
    assumptions: [
      decimals === null
        ? 'The result is not rounded: it is exact.'
        : `Rounded to ${decimals} decimals, halves away from zero.`,
    ],
    unknown: [],
  };
}

/** Into the base unit and out of it, in fractions; rounded last. */
function converted(
  value: Mapping,
  { from, to, decimals }: Pick<Said, 'from' | 'to' | 'decimals'>,
): Mapping {
  const [up, down] = from.factor;
  const [over, under] = to.factor;
  const base = plus(times(value, [up, down]), from.offset);
  const exact = times(plus(base, [-to.offset[0], to.offset[1]]), [under, over]);
  if (decimals === null) return exact;
  const scale = 10 ** decimals;
  const rounded = { fn: 'round_half_up', args: [{ fn: 'multiply', args: [exact, scale] }] };
  return { fn: 'divide', args: [rounded, scale] };
}

function times(value: Mapping, [up, down]: Unit['factor']): Mapping {
  if (up === down) return value;
  const multiplied = up === 1 ? value : { fn: 'multiply', args: [value, up] };
  return down === 1 ? multiplied : { fn: 'divide', args: [multiplied, down] };
}

function plus(value: Mapping, [up, down]: Unit['offset']): Mapping {
  if (up === 0) return value;
  return { fn: 'add', args: [value, down === 1 ? up : { fn: 'divide', args: [up, down] }] };
}

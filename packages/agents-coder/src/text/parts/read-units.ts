import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';

/** A unit: a value of it times `factor` plus `offset` is the value in the base unit of its kind. */
export interface Unit {
  readonly name: string;
  readonly kind: 'temperature' | 'length' | 'mass' | 'volume' | 'time';
  /** A fraction, so that nothing is rounded. */
  readonly factor: readonly [number, number];
  readonly offset: readonly [number, number];
}

const none = [0, 1] as const;
const unit = (
  name: string,
  kind: Unit['kind'],
  factor: Unit['factor'],
  ...[offset = none]: [Unit['offset']?]
): Unit => ({ name, kind, factor, offset });

/** By international definition: an inch is 25.4 mm, a pound 453.59237 g, a US gallon 231 cubic inches. */
const units: readonly (readonly [string, Unit])[] = [
  ['celsius|centigrade|°c', unit('celsius', 'temperature', [1, 1])],
  ['fahrenheit|°f', unit('fahrenheit', 'temperature', [5, 9], [-160, 9])],
  ['kelvin', unit('kelvin', 'temperature', [1, 1], [-27_315, 100])],
  ['metre|metres|meter|meters', unit('metres', 'length', [1, 1])],
  ['kilometre|kilometres|kilometer|kilometers|km', unit('kilometres', 'length', [1000, 1])],
  ['centimetre|centimetres|centimeter|centimeters|cm', unit('centimetres', 'length', [1, 100])],
  ['millimetre|millimetres|millimeter|millimeters|mm', unit('millimetres', 'length', [1, 1000])],
  ['mile|miles', unit('miles', 'length', [1_609_344, 1000])],
  ['foot|feet', unit('feet', 'length', [3048, 10_000])],
  ['inch|inches', unit('inches', 'length', [254, 10_000])],
  ['yard|yards', unit('yards', 'length', [9144, 10_000])],
  ['kilogram|kilograms|kilogramme|kilogrammes|kg', unit('kilograms', 'mass', [1, 1])],
  ['gram|grams|gramme|grammes', unit('grams', 'mass', [1, 1000])],
  ['pound|pounds|lb|lbs', unit('pounds', 'mass', [45_359_237, 100_000_000])],
  ['ounce|ounces|oz', unit('ounces', 'mass', [45_359_237, 1_600_000_000])],
  ['litre|litres|liter|liters', unit('litres', 'volume', [1, 1])],
  ['millilitre|millilitres|milliliter|milliliters|ml', unit('millilitres', 'volume', [1, 1000])],
  ['millisecond|milliseconds|ms', unit('milliseconds', 'time', [1, 1000])],
  ['second|seconds', unit('seconds', 'time', [1, 1])],
  ['minute|minutes', unit('minutes', 'time', [60, 1])],
  ['hour|hours', unit('hours', 'time', [3600, 1])],
];

/** Reads `kilometres`, `degrees Celsius`; null where it is no unit that is known. */
export function readUnit(cursor: Cursor): Unit | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'degree|degrees');
    return units.find(([names]) => takePhrase(cursor, names) !== null)?.[1] ?? null;
  });
}

/** Reads `rounded to two decimals`, `to 3 decimal places`; null: nothing of that is said. */
export function readDecimals(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    takePhrase(cursor, ',|and|with|rounded|to*');
    const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];
    const token = peek(cursor);
    const named = words.indexOf(token?.lower ?? '');
    const count = token?.kind === 'number' ? Number(token.text) : named;
    if (!Number.isInteger(count) || count < 0 || count > 6) return null;
    cursor.at += 1;
    const places = ['decimal place|places', 'decimals|places'];
    return takeOneOf(cursor, places) === null ? null : count;
  });
}

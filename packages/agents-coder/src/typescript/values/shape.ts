/** A scalar that a literal or an enumeration fixes. */
type Scalar = string | number | boolean;

/**
 * What the generator knows of a value, in step with what TypeScript will infer of it.
 * `number` is a JSON number, `exact` a computed one (or either), `unknown` any of all.
 */
export type Shape =
  | { readonly kind: 'unknown'; readonly nullable: true }
  | { readonly kind: 'null'; readonly nullable: true }
  | {
      readonly kind: 'boolean' | 'text' | 'number' | 'exact';
      readonly nullable: boolean;
      /** Null: any value of the kind. */
      readonly only: readonly Scalar[] | null;
    }
  | { readonly kind: 'list'; readonly nullable: boolean; readonly item: Shape }
  | {
      readonly kind: 'object';
      readonly nullable: boolean;
      readonly fields: ReadonlyMap<string, Field>;
      /** Whether it may hold fields that are not listed. */
      readonly open: boolean;
    };

export interface Field {
  readonly shape: Shape;
  readonly optional: boolean;
}

export const unknownShape: Shape = { kind: 'unknown', nullable: true };
export const nullShape: Shape = { kind: 'null', nullable: true };
export const exactShape: Shape = { kind: 'exact', nullable: false, only: null };
export const numberShape: Shape = { kind: 'number', nullable: false, only: null };
export const textShape: Shape = { kind: 'text', nullable: false, only: null };

export function nullableShape(shape: Shape): Shape {
  return shape.nullable ? shape : { ...shape, nullable: true };
}

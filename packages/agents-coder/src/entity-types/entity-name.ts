import { singular, snakeCase } from '../text/words/inflect.ts';

/** `ModelUser`, `UserSchema`, `users` and `CreateUserInput` are all about a user. */
export function entityName(name: string): string {
  const parts = snakeCase(name)
    .replace(/^(?:model|i|create|new|t)_(?=.)/, '')
    .replace(
      /(?<=.)_(?:schema|model|type|dto|entity|record|row|base|input|props|interface|dataclass)$/,
      '',
    )
    .split('_');
  return [...parts.slice(0, -1), singular(parts.at(-1) ?? '')].join('_');
}

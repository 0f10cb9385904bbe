export { coreOf, secretKinds } from './secret-kinds.ts';

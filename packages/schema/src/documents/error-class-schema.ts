import * as z from 'zod';
import { errorClasses } from './error-class.ts';

export const errorClassSchema = z.enum(errorClasses);

import { z } from 'zod';
import { slug } from './common.ts';

/**
 * Each address at which something was ever published, after the language, and the permanent id of what it was. Written
 * by `npm run freeze`, read by the check: no address is lost.
 */
export const addressesSchema = z.record(z.string(), slug);
export type Addresses = z.infer<typeof addressesSchema>;

/** Where the record stands in a content folder. */
export const addressesFile = 'addresses.lock.json';

import { z } from 'zod';
import { Uuid } from '../primitives.ts';

export const byId = z.object({ id: Uuid });

/** The version that the caller saw: a change applies to it or not at all. */
export const Version = z.number().int().min(1);
export const PhotoIds = z.array(Uuid).max(5);

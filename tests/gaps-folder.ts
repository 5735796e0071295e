import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the copy with gaps stands in a run (see copy.ts), by the process that started the run. */
export const gapsFolder = (run: number): string => join(tmpdir(), `kb-gaps-${run}`);

import { setImmediate } from 'node:timers/promises';
import type { TrainingDocument } from './document.ts';
import { writeDocx } from './docx/word.ts';
import { compilePdf } from './pdf/compiler.ts';
import type { Picture } from './pictures.ts';
import type { Agenda } from './xlsx/agenda.ts';
import { writeXlsx } from './xlsx/sheet.ts';

/** One file to write, as it is sent to a worker. */
export type Task =
	| { format: 'pdf' | 'docx'; document: TrainingDocument; pictures: Map<string, Picture> }
	| { format: 'xlsx'; agenda: Agenda };

/** Writes one file. */
export default async function write(task: Task): Promise<Uint8Array> {
	// What the compiler holds of the last document is given back between two turns of the event loop, and a worker
	// that is never idle has none: memory would grow with each document.
	await setImmediate();
	switch (task.format) {
		case 'pdf':
			return compilePdf(task.document, task.pictures);
		case 'docx':
			return writeDocx(task.document, task.pictures);
		case 'xlsx':
			return writeXlsx(task.agenda);
	}
}

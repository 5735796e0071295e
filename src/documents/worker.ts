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
export default function write(task: Task): Uint8Array | Promise<Uint8Array> {
	switch (task.format) {
		case 'pdf':
			return compilePdf(task.document, task.pictures);
		case 'docx':
			return writeDocx(task.document, task.pictures);
		case 'xlsx':
			return writeXlsx(task.agenda);
	}
}

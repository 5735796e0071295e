/** Work on the finished pages: what is made of them, or put into them. `commands/steps.ts` has the order. */
export interface Step {
	name: string;
	/** @param folder the built site */
	run: (folder: string) => void | Promise<void>;
}

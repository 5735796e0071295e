/** Today as 2026-11-21; SOURCE_DATE_EPOCH, in seconds, makes it another day. */
export const today = (): string => {
	const epoch = process.env['SOURCE_DATE_EPOCH'];
	return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
};

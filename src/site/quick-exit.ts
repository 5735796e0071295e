/** Leaves a sensitive page at once: another takes its place in the history. By the button, or Shift three times. */
const exit = document.querySelector<HTMLAnchorElement>('.quick-exit') as HTMLAnchorElement;
// Says how many presses are left, to the ear too: it is there before it speaks.
const left = document.createElement('p');
left.role = 'status';
exit.after(left);
/** How long presses count, in milliseconds. */
const patience = 5000;
let presses = 0;
let forgetting: ReturnType<typeof setTimeout>;

const say = (words = '') => {
	clearTimeout(forgetting);
	left.textContent = words;
};
const forget = () => {
	presses = 0;
	say();
};
function leave(event?: Event): void {
	event?.preventDefault();
	// Hidden first: on a bad line the other page takes its time.
	document.documentElement.style.display = 'none';
	document.title = '';
	location.replace(location.protocol === 'file:' || !navigator.onLine ? 'about:blank' : exit.href);
}

exit.addEventListener('click', leave);
addEventListener('keydown', ({ key, repeat }) => {
	if (repeat) return;
	// Another key between two presses is writing.
	if (key !== 'Shift') return forget();
	if (++presses === 3) return leave();
	say(exit.dataset['more']?.split('|')[presses - 1]);
	forgetting = setTimeout(forget, patience);
});

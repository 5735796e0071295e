/** Shows the box that says what has changed since a copy. What answers is loaded once a reader turns to it. */
const form = document.querySelector<HTMLTemplateElement>('.changes-form');
form?.replaceWith(form.content);
const box = document.querySelector<HTMLElement>('.changes');
let loaded = false;
for (const turning of ['focusin', 'click', 'dragover', 'drop', 'submit'])
	box?.addEventListener(turning, (event) => {
		// Or the browser would open what is dropped, and leave the page with what is typed.
		if (['dragover', 'drop', 'submit'].includes(turning)) event.preventDefault();
		// What answers may come later than the question.
		if (turning === 'submit') box.dataset['asked'] = '';
		const script = document.querySelector<HTMLTemplateElement>('.changes-script');
		if (!loaded && script) document.head.append(document.importNode(script.content, true));
		loaded = true;
	});

/** Address of the list of programmes after the language, and the folder of their files. */
export const programmesPath = 'programmes';

/** Address of a programme after the language, without slashes at the ends. */
export const programmePath = (id: string): string => `${programmesPath}/${id}`;

/** Whether an address after the language is a programme's. */
export const isProgramme = (path: string): boolean => path.startsWith(programmePath(''));

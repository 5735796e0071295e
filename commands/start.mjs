import { installDependencies, run } from './install.mjs';

// `npm start`: installs what is missing, builds, serves.
installDependencies();
run('npm', ['run', '--silent', 'build']);
run('npm', ['run', '--silent', 'serve']);

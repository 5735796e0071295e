import { defineConfig } from 'astro/config';
import { astroSettings } from './src/site/astro-settings.ts';
import { site } from './src/site/index.ts';

// Pages alone; what is made of them is in commands/steps.ts.
export default defineConfig({ ...astroSettings, integrations: site() });

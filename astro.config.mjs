import { defineConfig } from 'astro/config';
import { search } from './src/search/index.ts';
import { astroSettings, content } from './src/site/astro-settings.ts';
import { policy, site } from './src/site/index.ts';

// Integrations run after the build in this order: search reads finished pages, the policy seals them last.
export default defineConfig({
	...astroSettings,
	integrations: [site(), search(content), policy()],
});

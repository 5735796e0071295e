import { defineConfig } from 'vitest/config';

// unit: pure functions. fixtures: whole content folders, checked and built. built: the finished site's files.
// e2e: the finished site in a browser. All but unit share one build and take turns, since a checkout builds once at a time.
// The limits only end what hangs: a slow machine is no failure.
const limits = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
	test: {
		projects: [
			{ test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/search/*.test.ts'], ...limits } },
			...['fixtures', 'built', 'e2e'].map((name) => ({
				test: {
					name,
					include: [`tests/${name}/**/*.test.ts`],
					globalSetup: ['tests/build-once.ts'],
					...limits,
					fileParallelism: false,
				},
			})),
		],
	},
});

import { defineConfig } from 'vitest/config';

const common = {
  // Two cores: more workers only make the solvers wait for each other.
  maxWorkers: 2,
  testTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
        },
      },
      { test: { ...common, name: 'slow', include: ['test/**/*.slow.test.ts'], testTimeout: 900_000 } },
    ],
  },
});

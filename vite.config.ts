import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** Builds the client into dist/, which the server serves, and tells vitest which tests run without a browser. */
export default defineConfig({
  root: `${root}/client`,
  plugins: [react()],
  build: { outDir: `${root}/dist`, emptyOutDir: true, chunkSizeWarningLimit: 1500 },
  test: {
    root,
    include: ['tests/{schema,server,client}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tests/support/fixedSeed.ts'],
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    // A slow machine is no fault of the code; what hangs is still found.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

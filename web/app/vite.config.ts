import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Schemas can describe themselves as JSON Schema, which the page never asks for: eight of a hundred kilobytes of the engine's worker. */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  transform(code, id) {
    if (!/\/zod\/.*\/(?:to-json-schema|json-schema-processors)\.js$/.test(id)) return null;
    const names = code.matchAll(/^export (?:const|function) (\w+)/gm);
    return [...names].map(([, name]) => `export const ${name} = () => undefined;`).join('\n');
  },
};

/** `vite build web/app` writes dist/page, which the server serves; `vite web/app` is for work on the page, beside a server. */
export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the server allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
  worker: {
    format: 'es',
    plugins: () => [withoutJsonSchema],
    // The engine's modules do nothing by being loaded, so what the worker does not use of them stays away: no solver, few schemas.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !/\/engine\//.test(id) } },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:4173', '/healthz': 'http://127.0.0.1:4173' },
  },
});

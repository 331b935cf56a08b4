/**
 * DESIGN.md section 2 as data: which part of the house may import which. A part is a file or folder; a file belongs to the
 * longest name that fits. Who adds a folder adds its row here, and says in `why` what it is for where the table does not.
 */
export interface Part {
  readonly path: string;
  /** Parts that it may import; `*`: everything that is not shut off. It may always import itself. */
  readonly imports: readonly string[];
  /** Parts that it may load when asked for (`import()`), but not at its start. */
  readonly loads?: readonly string[];
}

/** Numbers with units and seeded chance: what every other part may stand on. */
const BASE = ['engine/units.ts', 'engine/random.ts'];
const FACTS = [...BASE, 'engine/problem'];
const MODEL = ['engine/travel', 'engine/plan', 'engine/policy', 'engine/measures'];
const ANSWERS = ['engine/milp', 'engine/solvers', 'engine/flow', 'engine/stop'];
const TASKS = ['engine/layout', 'engine/staffing', 'engine/allocation'];
const BELOW_EXPLAIN = [...FACTS, ...MODEL, ...ANSWERS, ...TASKS, 'engine/check', 'engine/indicators'];

const LIVE = [
  ...FACTS,
  ...MODEL,
  ...TASKS,
  'engine/stop',
  'engine/check',
  'engine/indicators',
  'engine/explain',
  'engine/projection',
  'engine/scenario',
];

export const PARTS: readonly Part[] = [
  { path: 'engine/units.ts', imports: [] },
  // Names of units: spoken by reports and by the page, which may have nothing else of the engine.
  { path: 'engine/unit-words.ts', imports: [] },
  { path: 'engine/random.ts', imports: [] },
  { path: 'engine/milp', imports: BASE },
  { path: 'engine/stop', imports: BASE },
  { path: 'engine/problem', imports: BASE },
  { path: 'engine/travel', imports: FACTS },
  { path: 'engine/plan', imports: FACTS },
  { path: 'engine/measures', imports: FACTS },
  { path: 'engine/policy', imports: FACTS },
  { path: 'engine/check', imports: [...FACTS, 'engine/travel', 'engine/plan', 'engine/policy'] },
  { path: 'engine/solvers', imports: [...BASE, 'engine/milp', 'engine/stop'] },
  { path: 'engine/flow', imports: [...BASE, 'engine/milp', 'engine/stop'] },
  ...TASKS.map((path) => ({ path, imports: [...FACTS, ...MODEL, ...ANSWERS] })),
  { path: 'engine/indicators', imports: [...FACTS, ...MODEL] },
  // Pupils of years to come, from births, dwellings and the grades of today.
  { path: 'engine/projection', imports: [...FACTS, 'engine/policy'] },
  { path: 'engine/explain', imports: BELOW_EXPLAIN },
  { path: 'engine/scenario', imports: [...BELOW_EXPLAIN, 'engine/explain', 'engine/projection'] },
  {
    path: 'engine/report',
    imports: [
      ...FACTS,
      'engine/unit-words.ts',
      'engine/plan',
      'engine/policy',
      'engine/indicators',
      'engine/explain',
      'engine/projection',
    ],
  },
  {
    path: 'engine/index.ts',
    imports: [...BELOW_EXPLAIN, 'engine/explain', 'engine/projection', 'engine/scenario', 'engine/report'],
  },
  // The browser's worker: no solver, nothing of Node.
  { path: 'engine/live', imports: LIVE },
  { path: 'engine/live.ts', imports: [...LIVE, 'engine/live'] },
  // Threads for the search, for whoever runs under Node.
  { path: 'engine/cli/pool.ts', imports: ['engine/layout'] },
  // Plans in the files of other tools, for the command line and the server.
  { path: 'engine/cli/export-plan.ts', imports: ['*'] },
  { path: 'engine/cli', imports: ['*'], loads: ['bench', 'web/server'] },
  { path: 'datasets/importers', imports: FACTS },
  { path: 'datasets/writers', imports: FACTS },
  // It measures ways as the engine does, so that what its schools are built for is possible there.
  { path: 'datasets/synthetic', imports: [...FACTS, 'engine/travel', 'datasets/writers'] },
  { path: 'web/shared', imports: [] },
  // Exports are written in the formats of datasets; search threads are those of the command line.
  {
    path: 'web/server',
    imports: [
      'engine/index.ts',
      'engine/cli/pool.ts',
      'engine/cli/export-plan.ts',
      'datasets/importers',
      'datasets/writers',
      'web/shared',
    ],
  },
  { path: 'web/app', imports: ['web/shared', 'web/app/worker', 'engine/unit-words.ts'] },
  { path: 'web/app/worker', imports: ['web/shared', 'engine/live.ts'] },
  { path: 'bench', imports: ['*'] },
  // Routes for the documentation, and a client for pictures of the page.
  { path: 'scripts', imports: ['*', 'web/shared'] },
  { path: 'test', imports: ['*'] },
  { path: 'bin', imports: ['engine/cli'] },
  { path: 'vitest.config.ts', imports: [] },
];

/** What `*` leaves out: nothing imports these. */
export const SHUT_OFF = ['bench', 'scripts', 'test', 'web', 'bin'];

/** The one folder in which each library is imported, tests and benchmarks apart. Vocabulary, which may be spoken everywhere, has `*`. */
export const LIBRARY_HOMES: Readonly<Record<string, string>> = {
  highs: 'engine/solvers',
  'javascript-lp-solver': 'engine/solvers',
  'jsonc-parser': 'engine/plan',
  commander: 'engine/cli',
  'string-width': 'engine/cli',
  '@streamparser/json': 'datasets/importers',
  papaparse: 'datasets',
  fflate: 'datasets',
  proj4: 'datasets/importers/crs',
  gcoord: 'datasets/importers/crs',
  'epsg-index': 'datasets/importers/crs',
  geotiff: 'datasets/importers/raster',
  saxes: 'datasets/importers/osm',
  pbf: 'datasets/importers/osm',
  'read-excel-file': 'datasets',
  'write-excel-file': 'datasets',
  fastify: 'web/server',
  '@fastify/helmet': 'web/server',
  '@fastify/multipart': 'web/server',
  '@fastify/rate-limit': 'web/server',
  '@fastify/static': 'web/server',
  '@fastify/swagger': 'web/server',
  '@electric-sql/pglite': 'web/server/store',
  pg: 'web/server/store',
  'pg-boss': 'web/server/jobs',
  react: 'web/app',
  'react-dom': 'web/app',
  '@tanstack/react-query': 'web/app',
  '@tanstack/react-table': 'web/app/table',
  '@tanstack/react-virtual': 'web/app',
  zustand: 'web/app',
  'maplibre-gl': 'web/app/map',
  earcut: 'web/app/map',
  pmtiles: 'web/app/map',
  vite: 'web/app',
  '@vitejs/plugin-react': 'web/app',
  yalps: 'bench/solvers',
  'fast-check': 'test',
  'playwright-core': 'scripts',
  '@axe-core/playwright': 'test/support',
  vitest: 'test',
  'oxc-parser': 'test/support/architecture',
  // Schemas and geometry.
  zod: '*',
  flatbush: '*',
  kdbush: '*',
  'd3-delaunay': '*',
  // Data, scenarios and instances are told apart by SHA-256 of their content, each where it is made.
  '@noble/hashes': '*',
};

/** Folders that may use Node's own modules. */
export const NODE_HOMES = [
  'engine/cli',
  'datasets',
  'web/server',
  'bench',
  'scripts',
  'test',
  'vitest.config.ts',
];

/** The engine is pure: the same input gives the same output, and nothing happens besides. */
export const PURE = 'engine';
export const NOT_PURE = ['engine/cli'];

/** Names that reach outside, with what to use in their place. */
export const IMPURE_GLOBALS: Readonly<Record<string, string>> = {
  process: 'take what is needed as a parameter',
  performance: 'take now() as a parameter',
  console: 'return what is to be said, or take a listener',
  fetch: 'take the data as a parameter',
  XMLHttpRequest: 'take the data as a parameter',
  WebSocket: 'take a listener',
  setTimeout: 'take a stop object',
  setInterval: 'take a stop object',
  setImmediate: 'take a stop object',
  crypto: 'use engine/random.ts',
  require: 'import it',
  globalThis: 'take what is needed as a parameter',
  window: 'take what is needed as a parameter',
  document: 'take what is needed as a parameter',
  navigator: 'take what is needed as a parameter',
  localStorage: 'take the data as a parameter',
};

/** Members of otherwise pure globals. */
export const IMPURE_MEMBERS: Readonly<Record<string, string>> = {
  'Math.random': 'use engine/random.ts',
  'Date.now': 'take now() as a parameter',
};

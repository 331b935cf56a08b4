/**
 * What `npm start`, `npm test`, … call: brings everything a fresh clone lacks, then runs the task under the Node that
 * the project carries (the `node` package). Plain JavaScript, because the machine's own Node may be an old one.
 *
 *   node scripts/run.mjs TASK [ARGUMENT …]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: binaries + delimiter + (process.env.PATH ?? '') };

/** Runs a command in the checkout and ends with its exit code when it fails. */
function run(command, args, { fatal = true, more = {} } = {}) {
  const options = { cwd: root, env: { ...env, ...more }, stdio: 'inherit' };
  const { status, signal, error } = spawnSync(command, args, options);
  if (error) {
    console.error(`Cannot start ${command}: ${error.message}`);
    process.exit(1);
  }
  const code = status ?? (signal === 'SIGINT' ? 130 : 1);
  if (code !== 0 && fatal) process.exit(code);
  return code;
}

/** Installs the locked packages when they are missing or older than the lock file. */
function install() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing the packages (once) …');
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, which not every registry serves.
  // With `dev`, or a machine that stands at NODE_ENV=production would get no tools to build with.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error']);
}

function vitest(args) {
  const report = join(root, '.test', 'report.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { fatal: false },
  );
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  }
  if (code !== 0) process.exit(code);
}

/** Started by a test runner, the bundler would take the heavy React of development. */
const PRODUCTION = { NODE_ENV: 'production' };

/** Newest change of anything below the folders, in milliseconds. */
function changed(folders) {
  let newest = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}

/** Builds the page where it is missing or older than its source; gives the exit code. */
function buildPage() {
  const page = join(root, 'dist', 'page', 'index.html');
  const fresh = existsSync(page) && statSync(page).mtimeMs >= changed(['web/app', 'web/shared', 'engine']);
  if (fresh) return 0;
  console.error('Building the page …');
  const quiet = { fatal: false, more: PRODUCTION };
  const code = run('vite', ['build', 'web/app', '--logLevel', 'warn'], quiet);
  return code || run('node', ['scripts/compress-page.ts', 'dist/page'], quiet);
}

const tasks = {
  // Arguments are those of `junheng serve`.
  start: (args) => {
    if (buildPage() !== 0)
      console.error('The page could not be built; the server starts without the newest.');
    run('node', ['bin/junheng.cjs', 'serve', ...args]);
  },
  demo: (args) => run('node', ['bin/junheng.cjs', 'start', ...args]),
  check: () => {
    run('tsc', ['-p', 'tsconfig.json']);
    run('tsc', ['-p', 'web/app']);
    run('biome', ['check', '.']);
  },
  test: (args) => {
    if (args.length === 0) tasks.check();
    vitest(args);
  },
  'test:fast': (args) => vitest(['--project', 'fast', ...args]),
  build: () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    run('tsc', ['-p', 'tsconfig.build.json']);
    run('vite', ['build', 'web/app'], { more: PRODUCTION });
    run('node', ['scripts/page-budget.ts']);
    run('node', ['scripts/compress-page.ts', 'dist/page']);
  },
  bench: ([suite, ...args]) => {
    if (suite !== 'page')
      return run('node', ['bin/junheng.cjs', 'bench', ...(suite ? [suite] : []), ...args]);
    if (buildPage() !== 0) process.exit(1);
    run('node', ['scripts/page-bench.ts', ...args]);
  },
};

const [name, ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`No task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}
install();
task(args);

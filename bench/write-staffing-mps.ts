import { writeFileSync } from 'node:fs';
import { mpsOfCase } from './suites/staffing.ts';

// The published model of a staffing case, so that any solver can be held against ours:
// node bench/write-staffing-mps.ts county-300-10 county-300-10.mps
const [name, file] = process.argv.slice(2);
if (name === undefined || file === undefined) {
  process.stderr.write(
    'Usage: node bench/write-staffing-mps.ts CASE FILE (cases: county-300-10, county-1000-30, county-3000-80)\n',
  );
  process.exitCode = 2;
} else writeFileSync(file, mpsOfCase(name));

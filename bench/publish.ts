import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts measured figures where people read them: the whole table into `docs/benchmarks/SUITE.md`, its closing sentences into the README between
 * `<!-- generated:SUITE -->` and `<!-- /generated:SUITE -->`. Nothing there is typed by hand.
 */
export function publish(root: string, suite: string, table: string): readonly string[] {
  const folder = join(root, 'docs', 'benchmarks');
  mkdirSync(folder, { recursive: true });
  const page = join(folder, `${suite}.md`);
  writeFileSync(
    page,
    `# Benchmark \`${suite}\`\n\nWritten by \`npm run bench -- ${suite} --publish\`.\n\n${table}`,
  );
  const readme = join(root, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const lines = table.trim().split('\n');
  const told = [lines[0]!, ...lines.filter((line) => !line.startsWith('|')).slice(2)].filter(
    (line) => line !== '',
  );
  const block = `${told.join('\n')}\nEvery instance: [docs/benchmarks/${suite}.md](docs/benchmarks/${suite}.md).`;
  writeFileSync(readme, replaceBlock(text, suite, block));
  return [page, readme];
}

/** The text with what stands between a pair of markers replaced; unchanged where there is no such pair. */
export function replaceBlock(text: string, name: string, block: string): string {
  const [open, close] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start + open.length)}\n${block}\n${text.slice(end)}`;
}

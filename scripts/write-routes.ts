/** Writes the list of routes into docs/server.md, from the contract: `node scripts/write-routes.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../docs/server.md', import.meta.url);
const [BEGIN, END] = ['<!-- generated:routes -->', '<!-- /generated:routes -->'];

/** The text with the list between its marks. */
export async function withRoutes(text: string): Promise<string> {
  const { ALL_ENDPOINTS } = await import('../web/shared/index.ts');
  const rows = ALL_ENDPOINTS.map(
    ({ method, path, access, summary }) =>
      `| \`${method} ${path}\` | ${access} | ${summary.replaceAll('|', '\\|')} |`,
  );
  const table = ['| route | role | what |', '|---|---|---|', ...rows].join('\n');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/server.md has no ${BEGIN} … ${END}.`);
  return `${before}${BEGIN}\n${table}\n${END}${after}`;
}

if (import.meta.main) writeFileSync(FILE, await withRoutes(readFileSync(FILE, 'utf8')));

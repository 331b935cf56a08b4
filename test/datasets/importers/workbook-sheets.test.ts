import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readDataset } from '../../../datasets/importers/index.ts';
import { countyAs, sourcesOf } from '../../support/map-files.ts';

/** Each spoils a second sheet beside a first that has lost its rows. */
const SECOND: Readonly<Record<string, (xml: string) => string | null>> = {
  'is whole': (xml) => xml,
  'is missing': () => null,
  'breaks off': (xml) => xml.slice(0, xml.length / 2),
  'has a row that ends as something else': (xml) => xml.replace('</row>', '</rpw>'),
  'has a cell of no place': (xml) => xml.replace('r="A1"', 'r="1A"'),
};

// What the reader fails at unseen would end the whole program: the test runner takes it for a failure of its own.
it.each(Object.keys(SECOND))(
  'a workbook whose sheet has no rows is refused, once, where another %s',
  async (name) => {
    const files = sourcesOf(await countyAs('xlsx'));
    let spoiled = 0;
    const sources = files.map((file) => {
      if (!file.name.endsWith('xlsx')) return file;
      const parts = unzipSync(file.bytes);
      const [first, second] = Object.keys(parts).filter((part) => /worksheets\/sheet/.test(part));
      parts[first!] = strToU8(strFromU8(parts[first!]!).replaceAll('sheetData', 'sheet'));
      const changed = SECOND[name]!(strFromU8(parts[second!]!));
      if (changed === null) delete parts[second!];
      else parts[second!] = strToU8(changed);
      spoiled++;
      return { name: file.name, bytes: zipSync(parts) };
    });
    expect(spoiled).toBe(1);
    const { complaints } = await readDataset(sources);
    expect(complaints.filter(({ code }) => code === 'workbook-unreadable')).toHaveLength(1);
    await new Promise((later) => setTimeout(later, 0));
  },
);

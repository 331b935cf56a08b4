import { describe, expect, it } from 'vitest';
import { importFiles, problemFrom, sharedFiles, textFile } from '../../support/import-files.ts';
import { VILLAGE_MAPPING, villageXml } from '../../support/map-files.ts';
import { describeWithData } from '../../support/shared-data.ts';

const GROUND =
  '<way id="300"><nd ref="10"/><nd ref="11"/><nd ref="15"/><nd ref="14"/><nd ref="10"/><tag k="landuse" v="residential"/></way>';
const onGrounds = { ...VILLAGE_MAPPING, units: { from: 'residential' } };
const nameless = () =>
  villageXml()
    .replace('<relation', `${GROUND}<relation`)
    .replace(/<tag k="name" v="青龙村小学"\/>/, '');

describe('what a map has no name for', () => {
  it('is named by the nearest place and its number', async () => {
    const mapping = { ...onGrounds, schools: { seats: 200, stages: 'primary' } };
    const problem = problemFrom(await importFiles([textFile('a.osm', nameless())], mapping));
    expect(problem.schools.map(({ name }) => name)).toEqual(['青龙村 学校 5']);
    expect(problem.units.names).toContain('青龙村');
  });

  it('is named by what it is and its number where no place is named, in the script of the other names', async () => {
    const mapping = { ...onGrounds, schools: { seats: 200, stages: 'primary' } };
    const chinese = villageXml()
      .replace('<relation', `${GROUND}<relation`)
      .replace(/<tag k="place" v="\w+"\/>/g, '');
    expect(problemFrom(await importFiles([textFile('a.osm', chinese)], mapping)).units.names).toContain(
      '住宅 300',
    );
    const mute = nameless().replace(/<tag k="(?:name|place)" v="[^"]+"\/>/g, '');
    const { units, schools } = problemFrom(await importFiles([textFile('a.osm', mute)], mapping));
    expect(units.names).toContain('Dwellings 300');
    expect(schools.map(({ name }) => name)).toEqual(['School 5']);
  });
});

describeWithData('osm-liechtenstein', 'Liechtenstein', () => {
  it('has no number of the map as the name of a unit or school', async () => {
    const problem = problemFrom(
      await importFiles(sharedFiles('osm-liechtenstein/liechtenstein.osm.pbf'), {
        baseYear: 2024,
        pupils: { totals: { '*': { g1: 380, g2: 380, g3: 380, g4: 380, g5: 380, g6: 380 } } },
        schools: { stages: 'primary', seats: 600 },
      }),
    );
    const names = [...problem.units.names, ...problem.schools.map(({ name }) => name)];
    expect(names.length).toBeGreaterThan(500);
    expect(names.filter((name) => /^(?:node|way|relation)\/|^U\d+$/.test(name ?? ''))).toEqual([]);
  });
});

import type { Taken } from '../../../datasets/importers/index.ts';
import { buildProblem, type Complaint, partsNeighbours, TABLES } from '../../../engine/index.ts';
import { encodeColumns, type Preview } from '../../shared/index.ts';
import { packDraft } from '../analysis/pack.ts';
import { draftMap, placesOf } from './draft-map.ts';
import { describedField, guessedField } from './fields.ts';
import { holdsStaff, nameOf, readUpload } from './import-dataset.ts';
import { mergedWith } from './merged.ts';
import { isStaffTable } from './staff.ts';
import type { Outcome, Upload } from './task.ts';
import { unpackUpload } from './unpack.ts';

/** The first rows of a table, and so many of those that something is wrong with. */
const SAMPLE_ROWS = 8;
const FAULTY_ROWS = 200;
const MOST_COMPLAINTS = 2000;
/** Of a question so many answers are shown, likeliest first. */
const MOST_ANSWERS = 12;

/** Says what an upload holds and what is wrong with it; nothing of it is kept. Of persons nothing is shown but the headers. */
export async function previewDataset(task: Upload): Promise<Outcome> {
  const unpacked = unpackUpload(task.files);
  if (unpacked.complaints.length > 0) return { kind: 'refused', complaints: unpacked.complaints };
  const { tables, complaints, questions, taken, mapping } = await readUpload(task, unpacked.files);
  if (!task.staffAllowed && holdsStaff(tables)) return { kind: 'staffRefused' };
  const merged = await mergedWith(task.base, tables);
  const built = buildProblem(merged, complaints);
  const accepted = 'problem' in built;
  const all = accepted ? built.warnings : built.complaints;
  const draft = accepted ? packDraft(built.problem) : draftMap(merged);
  return {
    kind: 'previewed',
    preview: {
      name: task.name ?? (tables.name || nameOf(task)),
      accepted,
      complaints: all.slice(0, MOST_COMPLAINTS),
      questions: questions.map(({ extent, candidates, ...question }) => ({
        ...question,
        extent: [...extent],
        candidates: candidates.slice(0, MOST_ANSWERS).map(({ box, places, ...one }) => ({
          ...one,
          box: [...box],
          places: places.map(([x, y]) => [x, y]),
        })),
      })),
      mapping: mapping as unknown as Preview['mapping'],
      tables: taken.filter(({ as }) => as !== 'nothing').map((one) => tablePreview(one, all)),
      leftOut: taken.filter(({ as }) => as === 'nothing').map(({ file }) => file),
      map: draft && Buffer.from(encodeColumns(draft)).toString('base64'),
      units: draft?.map.units.count ?? 0,
      schools: placesOf(merged, 'schools').map(({ name, lon, lat }) => ({ name, lon, lat })),
      outlines: tables.polygons?.features.length ?? 0,
      streets: tables.roads?.lines.filter(({ kind }) => !partsNeighbours(kind)).length ?? 0,
    },
  };
}

function tablePreview(
  { file, kind, as, headers, rows }: Taken,
  complaints: readonly Complaint[],
): Preview['tables'][number] {
  const definition = TABLES.find(({ name }) => name === as);
  const faulty = new Set(complaints.flatMap((one) => (one.file === file && one.row !== null ? one.row : [])));
  let left = FAULTY_ROWS;
  // What nobody knows yet may be a list of persons.
  const shown = definition && !isStaffTable(definition.name) ? rows : [];
  const sample = shown.filter(({ row }, i) => i < SAMPLE_ROWS || (faulty.has(row) && left-- > 0));
  const known = new Set(headers.map(({ canonical }) => canonical));
  return {
    table: as,
    kind,
    file,
    rows: rows.length,
    headers: headers.map(({ written, canonical }) => ({
      written,
      field: canonical,
      guess: definition && canonical === null ? guessedField(definition, written, known) : null,
    })),
    fields: definition ? describedFields(definition, headers) : [],
    sample: sample.map(({ row, cells }) => ({ row, cells: headers.map((_, i) => cells[i] ?? null) })),
  };
}

function describedFields(
  definition: (typeof TABLES)[number],
  headers: Taken['headers'],
): Preview['tables'][number]['fields'] {
  const fields = definition.fields.map(describedField);
  const { pattern } = definition;
  if (!pattern) return fields;
  // Families of columns (pupils by grade) have no end: the usual ones, and those that are there.
  const names = [...GRADES, ...headers.flatMap(({ canonical }) => canonical ?? [])];
  const family = [...new Set(names)].filter((name) => !fields.some(({ field }) => field === name));
  const described = family.map((field) => ({
    field,
    required: false,
    help: { en: field, zh: pattern.zh(field) },
  }));
  return [...fields, ...described, ...(definition.name === 'units' ? AGES : [])];
}

const GRADES = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((grade) => `g${grade}`);
const AGES = [
  [6, 11],
  [12, 14],
].map(([from, to]) => ({
  field: `age_${from}_${to}`,
  required: false,
  help: { en: `children of ages ${from}-${to}`, zh: `${from}—${to} 岁人数` },
}));

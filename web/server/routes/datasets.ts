import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Mapping, readMapping } from '../../../datasets/importers/index.ts';
import { ComplaintList } from '../../../engine/index.ts';
import { ENDPOINTS } from '../../shared/index.ts';
import { prepareAnswers } from '../analysis/entries.ts';
import type { Context } from '../context.ts';
import { datasetFile, filesFor, findDataset, listDatasets, storeDataset } from '../data/datasets.ts';
import { notFound, Refused } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import type { Person } from '../http/who.ts';
import type { TaskFile, Upload } from '../jobs/task.ts';

/** Uploads that wait for their turn; each holds its bytes in memory. */
const MOST_WAITING = 4;

export function datasetRoutes(app: FastifyInstance, { store, service, library, identify }: Context): void {
  route(app, identify, ENDPOINTS.listDatasets, async () => ({ datasets: await listDatasets(store) }));

  route(app, identify, ENDPOINTS.readDataset, async ({ params }) => {
    const dataset = await findDataset(store, params.dataset);
    if (!dataset) throw notFound();
    return dataset;
  });

  /** Has an upload read in a thread; what is wrong with it is the answer. */
  const read = async (
    kind: 'import' | 'preview',
    { name, base }: { name?: string | undefined; base?: string | undefined },
    person: Person,
    request: FastifyRequest,
  ) => {
    if (service.waiting() >= MOST_WAITING) throw new Refused(429, 'busy', BUSY);
    const upload = await uploadOf(request);
    const staffAllowed = person.roles.includes('hr');
    if (base !== undefined && !(await findDataset(store, base))) throw notFound();
    // Who may not see teachers changes a county without them.
    const below = base === undefined ? null : await filesFor(store, base, staffAllowed);
    const outcome = await service.task({ kind, name: name ?? null, base: below, ...upload, staffAllowed });
    if (outcome.kind === 'staffRefused') throw new Refused(422, 'staff-needs-hr', STAFF);
    if (outcome.kind === 'refused') throw new Refused(422, 'dataset-refused', REFUSED, outcome.complaints);
    return outcome;
  };

  route(app, identify, ENDPOINTS.uploadDataset, async ({ query, person, request, reply }) => {
    const outcome = await read('import', query, person, request);
    if (outcome.kind !== 'imported') throw new Error(`An upload ended as ${outcome.kind}.`);
    const { dataset, isNew } = await storeDataset(store, outcome, person.name);
    if (isNew) void prepareAnswers(library, service, dataset);
    reply.code(isNew ? 201 : 200);
    return { dataset, complaints: outcome.complaints };
  });

  route(app, identify, ENDPOINTS.previewDataset, async ({ query, person, request }) => {
    const outcome = await read('preview', query, person, request);
    if (outcome.kind !== 'previewed') throw new Error(`A preview ended as ${outcome.kind}.`);
    return outcome.preview;
  });

  for (const endpoint of [ENDPOINTS.readDatasetFile, ENDPOINTS.readStaffFile]) {
    const staff = endpoint.access === 'hr';
    route(app, identify, endpoint, async ({ params, reply }) => {
      const bytes = await datasetFile(store, params.dataset, params.file, staff);
      if (!bytes) throw notFound();
      // The data of an id never change.
      reply.header('cache-control', staff ? 'no-store' : 'private, max-age=31536000, immutable');
      reply.type(mediaOf(params.file));
      return Buffer.from(bytes);
    });
  }
}

async function uploadOf(request: FastifyRequest): Promise<Pick<Upload, 'files' | 'mapping'>> {
  if (!request.isMultipart()) throw new Refused(415, 'media-type', NO_FILES);
  const files: TaskFile[] = [];
  let mapping: Mapping | null = null;
  let left = request.server.uploadBytes;
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file') {
        if (part.fieldname === 'mapping') mapping = mappingOf(part.value);
        continue;
      }
      const bytes = await part.toBuffer();
      left -= bytes.length;
      if (left < 0) throw new Refused(413, 'too-large', TOO_LARGE);
      files.push({ name: part.filename || 'file', bytes });
    }
  } catch (error) {
    const known = error instanceof Refused || (error as { statusCode?: number }).statusCode !== undefined;
    // Anything else is how the parser says that the parts are no parts.
    throw known ? error : new Refused(400, 'upload-broken', BROKEN);
  }
  if (files.length === 0) throw new Refused(400, 'no-files', NO_FILES);
  return { files, mapping };
}

function mappingOf(text: unknown): Mapping {
  const complaints = new ComplaintList();
  const bytes = new TextEncoder().encode(String(text));
  const mapping = readMapping({ name: 'mapping', bytes }, complaints);
  if (mapping) return mapping;
  throw new Refused(400, 'mapping-invalid', NO_MAPPING, complaints.all());
}

function mediaOf(file: string): string {
  if (file.endsWith('.csv')) return 'text/csv; charset=utf-8';
  return file.endsWith('.geojson') ? 'application/geo+json' : 'application/json; charset=utf-8';
}

const NO_MAPPING = {
  en: 'The field mapping is no mapping file (docs/import.md): JSON of the form {"files": {"a.shp": {"as": "units", "crs": "EPSG:4526", "columns": {"header": "field"}}}}.',
  zh: 'mapping 字段不是对照文件（见 docs/import.md）：应为 {"files": {"a.shp": {"as": "units", "crs": "EPSG:4526", "columns": {"表头": "字段"}}}} 形式的 JSON。',
};
const BUSY = {
  en: 'Other uploads are being read; try again in a minute.',
  zh: '正在读取其他上传的数据;请稍后再试。',
};
const STAFF = {
  en: 'The upload holds teachers’ records, which need the role hr; leave teachers.csv and moves.csv out, or ask the personnel office to upload. Nothing was stored.',
  zh: '上传内容含教师信息,需要 hr 角色;请去掉 teachers.csv 与 moves.csv,或由人事部门上传。未保存任何内容。',
};
const REFUSED = {
  en: 'The dataset has errors and nothing was stored; each is told with its file, row and column.',
  zh: '数据集有错误,未保存任何内容;各项错误已注明文件、行、列。',
};
const NO_FILES = {
  en: 'There are no files in the request; send them as multipart/form-data.',
  zh: '请求中没有文件;请以 multipart/form-data 上传。',
};
const BROKEN = {
  en: 'The upload broke off or is damaged; send it again.',
  zh: '上传中断或内容损坏;请重新上传。',
};
const TOO_LARGE = {
  en: 'The files are larger than the server takes; upload the tables of one county only.',
  zh: '文件过大;请只上传一个县的数据表。',
};

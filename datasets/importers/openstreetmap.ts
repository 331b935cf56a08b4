import { bytesOf } from './byte-source.ts';
import { looksLikePbf, pbfSource } from './osm/pbf.ts';
import { looksLikeOsmXml, xmlSource } from './osm/xml.ts';
import type { FileContent, Importer } from './source.ts';

/** OpenStreetMap extracts; what is taken from them is decided when all files are known. */
export const OSM_PBF: Importer = {
  id: 'osm-pbf',
  extensions: ['pbf'],
  inPieces: true,
  recognises: looksLikePbf,
  read: (file): FileContent => ({ osm: pbfSource(bytesOf(file)) }),
};

export const OSM_XML: Importer = {
  id: 'osm-xml',
  extensions: ['osm'],
  inPieces: true,
  recognises: looksLikeOsmXml,
  read(file, _told, complaints): FileContent {
    if (file.bytes.length > 0) return { osm: xmlSource(bytesOf(file)) };
    complaints.add('file-empty', { file: file.name }, {});
    return {};
  },
};

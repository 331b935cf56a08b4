import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive; `claimedBytes` is what the archive says of its size, the truth by default. */
export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly claimedBytes?: number;
}

/** A zip archive, written here so that readers are tried against another hand's work. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedBytes } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedBytes ?? bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, path]));
    chunks.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, listing, end]));
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The smallest workbook around the XML of a sheet's rows, with further sheets and a lie about the first one's size. */
export function workbookOf(
  sheetName: string,
  sheetData: string,
  {
    others = [],
    claimedBytes,
    spoil = (xml) => xml,
  }: {
    others?: readonly [string, string][];
    claimedBytes?: number;
    /** What happens to the XML of each sheet. */
    spoil?: (xml: Uint8Array) => Uint8Array;
  } = {},
): Uint8Array {
  const sheets = [[sheetName, sheetData] as const, ...others];
  const parts = sheets.map(
    ([, data], i): ZipPart => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: spoil(
        Buffer.from(`${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`),
      ),
      ...(i === 0 && claimedBytes !== undefined ? { claimedBytes } : {}),
    }),
  );
  const listed = sheets.map(([name], i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const related = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}</Relationships>`,
    },
    ...parts,
  ]);
}

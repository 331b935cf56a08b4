import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A fault of a published file, with its line. */
export class InstanceError extends Error {
  constructor(file: string, row: number, message: string) {
    super(`${file}, row ${row}: ${message}`);
    this.name = 'InstanceError';
  }
}

/** SHA-256 of a published file: what names its content in a plan. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

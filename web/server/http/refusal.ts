import type { Complaint } from '../../../engine/index.ts';
import type { Refusal, Text } from '../../shared/index.ts';

/** A request that is answered with a reason instead of a result. */
export class Refused extends Error {
  readonly status: number;
  readonly body: Refusal;

  constructor(status: number, code: string, text: Text, complaints?: readonly Complaint[]) {
    super(text.en);
    this.status = status;
    this.body = { code, text, ...(complaints ? { complaints: [...complaints] } : {}) };
  }
}

export function notFound(): Refused {
  return new Refused(404, 'not-found', {
    en: 'There is no such thing here; it may have been removed, or the address is wrong.',
    zh: '未找到该内容;可能已被移除,或地址有误。',
  });
}

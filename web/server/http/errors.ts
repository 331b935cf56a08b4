import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal, Text } from '../../shared/index.ts';
import { TaskFailure } from '../jobs/run-task.ts';
import { sqlState } from '../store/store.ts';
import { notFound, Refused } from './refusal.ts';

/** Every error as a sentence; what the user cannot mend goes to the log without anybody's data. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_, reply) => send(reply, notFound()));
  app.setErrorHandler((error: FastifyError, request, reply) => send(reply, refusalOf(error, request)));
}

function send(reply: FastifyReply, { status, body }: Refused): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function refusalOf(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof TaskFailure) {
    request.log.error({ code: error.code, detail: framesOf(error.detail) }, 'task failed');
    return new Refused(error.code === 'crashed' ? 500 : 422, error.code, error.text);
  }
  const { statusCode, code } = error as FastifyError;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Refused(statusCode, codes[statusCode] ?? 'request-invalid', textOf(statusCode));
  }
  // Class 22: a value that the store cannot hold, such as a NUL in a text.
  if (sqlState(error)?.startsWith('22')) return new Refused(400, 'value-invalid', textOf(400));
  request.log.error({ code: code ?? sqlState(error), detail: framesOf((error as Error).stack) }, 'fault');
  return new Refused(500, 'fault', FAULT);
}

/** Where it happened, without the message, which may repeat what somebody sent. */
export function framesOf(stack: string | undefined): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n');
}

const codes: Readonly<Record<number, Refusal['code']>> = {
  413: 'too-large',
  415: 'media-type',
  429: 'too-many-requests',
};

function textOf(status: number): Text {
  return TEXTS[status] ?? TEXTS[400]!;
}

const TEXTS: Readonly<Record<number, Text>> = {
  400: {
    en: 'The request cannot be read; the description of the API (/api/docs) says what it should hold.',
    zh: '无法读取请求;请对照接口说明(/api/docs)检查内容。',
  },
  413: {
    en: 'The request is larger than the server takes; upload the tables of one county only.',
    zh: '请求内容过大;请只上传一个县的数据表。',
  },
  415: {
    en: 'The server does not know this kind of content; send JSON, or files as multipart/form-data.',
    zh: '不支持的内容类型;请发送 JSON,或以 multipart/form-data 上传文件。',
  },
  429: {
    en: 'Too many requests in a short time; wait a minute.',
    zh: '请求过于频繁;请稍候一分钟。',
  },
};

const FAULT: Text = {
  en: 'A fault of this program; nothing was changed. The log of the server says where; please report it.',
  zh: '程序内部错误,未作任何更改。请查看服务器日志并反馈。',
};

import { ApiError } from '../../shared/client.ts';
import type { Refusal } from '../../shared/index.ts';
import type { Text } from '../i18n/text.ts';

/** A request that was refused (`status` and what the server said) or not answered at all (status 0). */
export class RequestError extends Error {
  readonly status: number;
  readonly text: Text;
  readonly complaints: Refusal['complaints'];
  /** The whole answer, for those that hold more: 409 has both versions. */
  readonly body: unknown;

  constructor(status: number, text: Text, body: unknown = null) {
    super(text.en);
    this.status = status;
    this.text = text;
    this.body = body;
    this.complaints = (body as Partial<Refusal> | null)?.complaints;
  }
}

const SILENT: Text = {
  zh: '服务器没有应答；请确认程序仍在运行，然后重试。',
  en: 'The server does not answer; see that the program is running and try again.',
};

/** What went wrong, in words, whatever was thrown. */
export function textOf(error: unknown): Text {
  if (error instanceof RequestError) return error.text;
  if (error instanceof ApiError) return error.refusal.text;
  // How `fetch` says that nobody answered.
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) return SILENT;
  const message = error instanceof Error ? error.message : String(error);
  return { zh: `页面出错：${message}`, en: `The page failed: ${message}` };
}

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, or as it is when it is a form. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function answered(path: string, { method = 'GET', body, signal }: Asked): Promise<Response> {
  const form = body instanceof FormData;
  const init: RequestInit = { method };
  if (signal) init.signal = signal;
  if (form) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestError(0, SILENT);
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  const text = (said as Partial<Refusal> | null)?.text ?? {
    zh: `服务器答复 ${response.status}。`,
    en: `The server answered ${response.status}.`,
  };
  throw new RequestError(response.status, text, said);
}

/** Asks the server and reads its JSON. Throws `RequestError`. */
export async function request<T>(path: string, asked: Asked = {}): Promise<T> {
  return (await answered(path, asked)).json() as Promise<T>;
}

/** The same for bytes. */
export async function requestBytes(path: string, asked: Asked = {}): Promise<ArrayBuffer> {
  return (await answered(path, asked)).arrayBuffer();
}

import { COLUMNS_MEDIA, decodeColumns } from './columns.ts';
import type { Columns, Media } from './endpoint.ts';
import type { ENDPOINTS } from './index.ts';
import { LINES } from './lines.ts';
import type { Refusal } from './words.ts';

/** The contract as types only: no schema comes into the page with it. */
type Contract = typeof ENDPOINTS;
export type EndpointId = keyof Contract;

interface Schema {
  readonly _zod: { readonly input: unknown; readonly output: unknown };
}
type Given<E, K extends string> =
  E extends Record<K, infer S>
    ? S extends 'files'
      ? { readonly [N in K]: FormData }
      : S extends Schema
        ? { readonly [N in K]: S['_zod']['input'] }
        : unknown
    : unknown;
/** Parameters, query and body of an endpoint, as far as it has them. */
export type Request<Id extends EndpointId> = Given<Contract[Id], 'params'> &
  GivenQuery<Contract[Id]> &
  Given<Contract[Id], 'body'>;
type GivenQuery<E> = E extends { readonly query: infer S extends Schema }
  ? Record<never, never> extends S['_zod']['input']
    ? { readonly query?: S['_zod']['input'] }
    : { readonly query: S['_zod']['input'] }
  : unknown;

type Body<A> =
  A extends Columns<infer T>
    ? T
    : A extends Media
      ? A['media'] extends `text/${string}`
        ? string
        : Blob
      : A extends Schema
        ? A['_zod']['output']
        : never;
type Answers<Id extends EndpointId> = Contract[Id]['answers'];
/** Every described answer with its status. */
export type Answer<Id extends EndpointId> = {
  [S in keyof Answers<Id>]: { readonly status: S; readonly body: Body<Answers<Id>[S]> };
}[keyof Answers<Id>];
/** The body where all went well. */
export type Reply<Id extends EndpointId> = Extract<Answer<Id>, { readonly status: 200 | 201 | 202 }>['body'];

/** An answer that is no success, with the server's sentence in both languages. */
export class ApiError extends Error {
  readonly status: number;
  /** As the server said it; of a conflict also `theirs` and `yours`. */
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.text.en);
    this.name = 'ApiError';
    this.status = status;
    this.refusal = refusal;
  }
}

export interface ClientOptions {
  /** `http://127.0.0.1:4173` outside of the page. */
  readonly base?: string;
  readonly fetch?: typeof fetch;
  /** Asked anew for every request, for example `{'junheng-as': 'viewer planner'}`. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

export interface Client {
  /** Gives the body of a success, throws `ApiError` on a refusal and `TypeError` where the server cannot be reached. */
  call<Id extends EndpointId>(id: Id, request: Request<Id>, signal?: AbortSignal): Promise<Reply<Id>>;
  /** Gives every described answer with its status, a conflict among them; throws on the rest. */
  answer<Id extends EndpointId>(id: Id, request: Request<Id>, signal?: AbortSignal): Promise<Answer<Id>>;
  /** The address, for links, downloads and `EventSource`. */
  url<Id extends EndpointId>(id: Id, request: Omit<Request<Id>, 'body'>): string;
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export function createClient({ base = '', headers = () => ({}), ...rest }: ClientOptions = {}): Client {
  const send = rest.fetch ?? fetch;
  const urlOf = (id: EndpointId, { params = {}, query = {} }: Parts): string => {
    const filled = lineOf(id).path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(params[name])),
    );
    const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    const search = new URLSearchParams(
      asked.map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    return `${base}${filled}${search && `?${search}`}`;
  };
  const answer = async (id: EndpointId, parts: Parts, signal?: AbortSignal) => {
    const { body } = parts;
    const isForm = body instanceof FormData;
    const response = await send(urlOf(id, parts), {
      method: lineOf(id).method,
      headers: {
        ...headers(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const isFile = response.ok && lineOf(id).bytes;
    return { status: response.status, body: await (isFile ? response.blob() : bodyOf(response)) };
  };
  return {
    async call(id, request, signal) {
      const { status, body } = await answer(id, request as Parts, signal);
      if (status >= 400) throw new ApiError(status, asRefusal(body));
      return body as never;
    },
    async answer(id, request, signal) {
      const told = await answer(id, request as Parts, signal);
      if (told.status >= 400 && told.status !== CONFLICT)
        throw new ApiError(told.status, asRefusal(told.body));
      return told as never;
    },
    url: (id, request) => urlOf(id, request as Parts),
  };
}

function lineOf(id: EndpointId): { readonly method: string; readonly path: string; readonly bytes: boolean } {
  const [method, path, bytes] = LINES[id].split(' ');
  return { method: method!, path: path!, bytes: bytes !== undefined };
}

const CONFLICT = 409;

async function bodyOf(response: Response): Promise<unknown> {
  const media = response.headers.get('content-type') ?? '';
  if (media.startsWith('application/json')) return response.json();
  if (media.startsWith(COLUMNS_MEDIA)) return decodeColumns(await response.arrayBuffer());
  return media.startsWith('text/') ? response.text() : response.blob();
}

function asRefusal(body: unknown): Refusal {
  const known = typeof body === 'object' && body !== null && 'text' in body;
  return known ? (body as Refusal) : { code: 'unknown', text: NO_ANSWER };
}

const NO_ANSWER = {
  en: 'The server gave no answer that this page understands; load the page again.',
  zh: '服务器返回了本页面无法识别的内容;请刷新页面。',
};

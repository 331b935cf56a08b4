import type * as z from 'zod';
import { COLUMNS_MEDIA } from './columns.ts';
import type { Access } from './roles.ts';

/** Bytes or text of that media type, instead of JSON. */
export interface Media {
  readonly media: string;
}

/** A `T` in the form of `columns.ts`. */
export interface Columns<T> extends Media {
  readonly media: typeof COLUMNS_MEDIA;
  /** Never there: it carries the type to the client. */
  readonly holds?: T;
}

export function columns<T>(): Columns<T> {
  return { media: COLUMNS_MEDIA };
}

/** One route: the only description of it; server, OpenAPI document and client are made from it. */
export interface Endpoint {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON, or files as `multipart/form-data`. */
  readonly body?: z.ZodType | 'files';
  /** By status; refusals that every route can give are not repeated. */
  readonly answers: Readonly<Record<number, z.ZodType | Media>>;
}

type Part<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** What the handler of a route is given, validated. */
export interface Input<E> {
  readonly params: Part<E, 'params'>;
  readonly query: Part<E, 'query'>;
  readonly body: Part<E, 'body'>;
}

/** Keeps the literal types of an endpoint. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description;
}

export function isMedia(answer: z.ZodType | Media): answer is Media {
  return 'media' in answer && typeof answer.media === 'string';
}

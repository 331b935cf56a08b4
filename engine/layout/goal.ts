/** What one level of a plan asks for: its own value as small as possible, earlier levels within their caps. */
export interface Goal {
  readonly level: number;
  /** Highest allowed value of each earlier level. */
  readonly caps: readonly number[];
}

import { BreachReader } from './breach-list.ts';
import type {
  Change,
  FromEngine,
  Household,
  Outlook,
  Scenario,
  SentSnapshot,
  Snapshot,
  ThroughYears,
  ToEngine,
  UnitExplanation,
} from './protocol.ts';

type Sent = Extract<FromEngine, { kind: 'opened' | 'refused' }>;
type Opened =
  | Exclude<Sent, { kind: 'opened' }>
  | (Omit<Extract<Sent, { kind: 'opened' }>, 'snapshot'> & { readonly snapshot: Snapshot });

/** The engine in its worker, as the page uses it. */
export class EngineClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (value: never) => void>();
  readonly #onSnapshot: (snapshot: Snapshot) => void;
  readonly #onFault: (message: string) => void;
  readonly #breaches = new BreachReader();
  #ticket = 0;
  /** What is said before the county is asked for; null afterwards. */
  #early: ToEngine[] | null = [];

  constructor(onSnapshot: (snapshot: Snapshot) => void, onFault: (message: string) => void) {
    this.#onSnapshot = onSnapshot;
    this.#onFault = onFault;
    this.#worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.#take(data);
    this.#worker.onerror = ({ message }) => onFault(message);
  }

  /** Asks for the county when `after` settles; what is said to the engine earlier waits for it. */
  load(map: string, travel: string, after: Promise<unknown>): void {
    void after.finally(() => {
      const waiting = this.#early ?? [];
      this.#early = null;
      this.#send({ kind: 'load', map, travel });
      for (const message of waiting) this.#send(message);
    });
  }

  /** Opens zones under a scenario, with the children of a school year (null: of the one that is planned). */
  open(
    scenario: Scenario,
    assignment: readonly (Int32Array | null)[],
    year: number | null = null,
  ): Promise<Opened> {
    const opening = ++this.#ticket;
    return this.#asked(opening, { kind: 'open', opening, scenario, assignment, year });
  }

  change(version: number, changes: readonly Change[]): void {
    this.#send({ kind: 'change', version, changes });
  }

  explain(stage: number, unit: number): Promise<UnitExplanation | null> {
    const ticket = ++this.#ticket;
    return this.#asked(ticket, { kind: 'explain', ticket, stage, unit });
  }

  household(unit: number): Promise<readonly Household[]> {
    const ticket = ++this.#ticket;
    return this.#asked(ticket, { kind: 'household', ticket, unit });
  }

  years(): Promise<ThroughYears | null> {
    const ticket = ++this.#ticket;
    return this.#asked(ticket, { kind: 'years', ticket });
  }

  outlook(scenario: Scenario, until: number | null): Promise<Outlook | null> {
    const ticket = ++this.#ticket;
    return this.#asked(ticket, { kind: 'outlook', ticket, scenario, until });
  }

  end(): void {
    this.#worker.terminate();
  }

  #asked<T>(ticket: number, message: ToEngine): Promise<T> {
    return new Promise((resolve) => {
      this.#waiting.set(ticket, resolve as (value: never) => void);
      this.#send(message);
    });
  }

  #send(message: ToEngine): void {
    if (this.#early) this.#early.push(message);
    else this.#worker.postMessage(message);
  }

  #take(message: FromEngine): void {
    switch (message.kind) {
      case 'snapshot':
        this.#onSnapshot(this.#read(message.snapshot));
        break;
      case 'failed':
        this.#onFault(message.message);
        break;
      case 'explained':
        this.#answer(message.ticket, message.explanation);
        break;
      case 'household':
        this.#answer(message.ticket, message.households);
        break;
      case 'years':
        this.#answer(message.ticket, message.years);
        break;
      case 'outlook':
        this.#answer(message.ticket, message.outlook);
        break;
      case 'opened':
        this.#answer(message.opening, { ...message, snapshot: this.#read(message.snapshot) });
        break;
      default:
        this.#answer(message.opening, message);
    }
  }

  #read(sent: SentSnapshot): Snapshot {
    return { ...sent, breaches: this.#breaches.read(sent.breaches) };
  }

  #answer(ticket: number, value: unknown): void {
    this.#waiting.get(ticket)?.(value as never);
    this.#waiting.delete(ticket);
  }
}

/** One step of the tables; a step that was ever released is never changed, a new one is put below it. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
  /** Fills new columns of rows that an older backup brings; may be run again. */
  readonly fill?: string;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    id: 1,
    name: 'datasets, scenarios, runs, audit log',
    sql: `
      CREATE TABLE junheng.datasets (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        hash text NOT NULL UNIQUE,
        summary jsonb NOT NULL,
        author text NOT NULL,
        created timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE junheng.dataset_files (
        dataset uuid NOT NULL REFERENCES junheng.datasets,
        name text NOT NULL,
        staff boolean NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (dataset, name)
      );
      CREATE TABLE junheng.scenarios (
        id uuid PRIMARY KEY,
        dataset uuid NOT NULL REFERENCES junheng.datasets,
        name text NOT NULL,
        version integer NOT NULL,
        content jsonb NOT NULL,
        hash text NOT NULL,
        parent uuid REFERENCES junheng.scenarios,
        author text NOT NULL,
        created timestamptz NOT NULL DEFAULT now(),
        changed timestamptz NOT NULL DEFAULT now(),
        removed boolean NOT NULL DEFAULT false
      );
      CREATE INDEX scenarios_by_dataset ON junheng.scenarios (dataset, changed DESC);
      CREATE TABLE junheng.scenario_versions (
        scenario uuid NOT NULL REFERENCES junheng.scenarios,
        version integer NOT NULL,
        name text NOT NULL,
        content jsonb NOT NULL,
        hash text NOT NULL,
        author text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scenario, version)
      );
      CREATE TABLE junheng.runs (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('zones', 'exchange')),
        dataset uuid NOT NULL REFERENCES junheng.datasets,
        scenario uuid NOT NULL REFERENCES junheng.scenarios,
        scenario_version integer NOT NULL,
        content jsonb NOT NULL,
        request jsonb NOT NULL,
        key text NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'running', 'cancelled', 'finished', 'failed')),
        attempt integer NOT NULL DEFAULT 0,
        cancel boolean NOT NULL DEFAULT false,
        reason jsonb,
        result jsonb,
        author text NOT NULL,
        created timestamptz NOT NULL DEFAULT now(),
        started timestamptz,
        ended timestamptz
      );
      CREATE UNIQUE INDEX runs_one_per_question ON junheng.runs (key)
        WHERE state IN ('queued', 'running', 'finished');
      CREATE INDEX runs_by_scenario ON junheng.runs (scenario, created DESC);
      CREATE TABLE junheng.run_events (
        run uuid NOT NULL REFERENCES junheng.runs,
        number integer NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        event jsonb NOT NULL,
        PRIMARY KEY (run, number)
      );
      CREATE TABLE junheng.run_files (
        run uuid NOT NULL REFERENCES junheng.runs,
        name text NOT NULL,
        media text NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (run, name)
      );
      CREATE TABLE junheng.audit (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        who text NOT NULL,
        action text NOT NULL,
        subject text NOT NULL,
        detail jsonb NOT NULL
      );`,
  },
  {
    id: 2,
    name: 'answers that are kept by content, and the scenario that a run was asked for',
    sql: `
      CREATE TABLE junheng.derived (
        key text PRIMARY KEY,
        dataset uuid NOT NULL REFERENCES junheng.datasets,
        media text NOT NULL,
        gzipped bytea NOT NULL,
        made timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE junheng.runs ADD COLUMN scenario_hash text NOT NULL DEFAULT '';
      UPDATE junheng.runs r SET scenario_hash = v.hash
        FROM junheng.scenario_versions v WHERE v.scenario = r.scenario AND v.version = r.scenario_version;
    `,
    fill: `
      UPDATE junheng.runs r SET scenario_hash = v.hash FROM junheng.scenario_versions v
      WHERE v.scenario = r.scenario AND v.version = r.scenario_version`,
  },
  {
    id: 3,
    name: 'large files of runs are kept packed',
    sql: `
      ALTER TABLE junheng.run_files ADD COLUMN packed boolean NOT NULL DEFAULT false;
      ALTER TABLE junheng.run_files ADD COLUMN size integer;
    `,
  },
];

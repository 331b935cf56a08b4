import stringWidth from 'string-width';
import { type Complaint, complaintLine, type Language } from '../problem/index.ts';

/** One run of the program: where it speaks, in which language, and whether anybody pressed Ctrl-C. */
export interface Session {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Seconds since the program started. */
  readonly now: () => number;
  /** Set by the first Ctrl-C: long work ends soon and keeps the best it has. */
  readonly cancelled: AbortSignal;
  /** The result, on stdout. */
  readonly out: (text: string) => void;
  /** Why there is no result, on stderr, also under `--quiet`. */
  readonly tell: (en: string, zh: string) => void;
  /** Everything else, on stderr; nothing under `--quiet`. */
  readonly say: (en: string, zh: string) => void;
  /** A line that the next one may overwrite; nothing under `--quiet`. */
  readonly progress: (line: string) => void;
}

export function startSession(options: { language: Language; json: boolean; quiet: boolean }): Session {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  });
  // A closed pipe (`junheng … | head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  const live = process.stderr.isTTY === true;
  let shown = 0;
  let lastProgress = -Infinity;
  const clear = () => {
    if (live && shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  const tell = (en: string, zh: string) => {
    clear();
    process.stderr.write(`${options.language === 'zh' ? zh : en}\n`);
  };
  const now = () => performance.now() / 1000;
  return {
    ...options,
    now,
    cancelled: controller.signal,
    out(text) {
      clear();
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    tell,
    say(en, zh) {
      if (!options.quiet) tell(en, zh);
    },
    progress(line) {
      if (options.quiet) return;
      if (live) {
        clear();
        const width = (process.stderr.columns ?? 100) - 1;
        const text = line.slice(0, width);
        process.stderr.write(text);
        shown = stringWidth(text);
      } else if (now() - lastProgress >= SECONDS_BETWEEN_LINES) {
        lastProgress = now();
        process.stderr.write(`${line}\n`);
      }
    },
  };
}

/** Without a terminal, a progress line this often is enough for a log. */
const SECONDS_BETWEEN_LINES = 2;

/** All complaints, errors first, on stderr even under `--quiet`; as JSON on stdout where that was asked for. */
export function tellComplaints(session: Session, complaints: readonly Complaint[]): void {
  if (session.json) session.out(JSON.stringify({ complaints }, null, 2));
  const sorted = withoutEchoes(complaints).toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  for (const complaint of sorted) {
    const label = LABELS[complaint.severity][session.language];
    process.stderr.write(`${label} ${complaintLine(complaint, session.language)}\n`);
  }
}

/** What only follows from a path that is not there: that it holds no tables. */
const ECHOES: readonly string[] = ['source-without-files', 'table-missing'];

function withoutEchoes(complaints: readonly Complaint[]): readonly Complaint[] {
  if (!complaints.some(({ code }) => code === 'source-missing')) return complaints;
  return complaints.filter(({ code }) => !ECHOES.includes(code));
}

const LABELS = {
  error: { en: 'Error:', zh: '错误：' },
  warning: { en: 'Warning:', zh: '注意：' },
  note: { en: 'Note:', zh: '提示：' },
} as const;

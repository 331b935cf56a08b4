import { assignmentProgram } from '../layout/bound/assignment-program.ts';
import { countyCuts } from '../layout/bound/county-cuts.ts';
import { solveByCuts } from '../layout/bound/cutting.ts';
import { compile } from '../layout/compile.ts';
import type { Question } from '../layout/context.ts';
import type { Task } from '../layout/task.ts';
import { appendRows, ProgramBuilder, relaxed } from '../milp/index.ts';
import { type RatioId, ratioNamed } from '../policy/ratios.ts';
import { afterIterations } from '../stop/index.ts';
import type { DiagnosisTools, RuleClash } from './nothing-fits.ts';
import { stageName, type Text } from './words.ts';

/** Bisections between a limit that is kept and one that is not, and tangents for each. */
const STEPS = 12;
const ROUNDS = 40;
const MOST = 20;
const EXACT_ITERATIONS = 200_000;

/**
 * A limit on a coefficient that is out of reach on its own: found and proved by tangent cuts (policy.md C.4) over the relaxation
 * in which units may be split. The least that could be reached is bracketed by halving. Null where each can be reached by itself.
 */
export async function coefficientsOutOfReach(
  question: Question,
  tools: DiagnosisTools,
): Promise<RuleClash | null> {
  const { task } = compile(question);
  for (const limit of task?.balance.limits ?? []) {
    const only = (most: number): Task => ({
      ...task!,
      balance: { ...task!.balance, limits: [{ ...limit, limit: most }] },
    });
    if ((await reaches(only(limit.limit), tools)) !== 'no') continue;
    let [no, yes] = [limit.limit, Math.max(MOST, 2 * limit.limit)];
    for (let step = 0; step < STEPS; step++) {
      const middle = Math.sqrt(no * yes);
      if ((await reaches(only(middle), tools)) === 'no') no = middle;
      else yes = middle;
    }
    const members = [{ kind: 'coefficient' as const, subject: limit.subject, atLeast: no }];
    const text = outOfReachText(limit.subject, limit.limit, no);
    return { members, minimal: true, unitsMinimal: true, text };
  }
  return null;
}

/** Proved otherwise: plans keep all the rest, and none the limits too. */
export function coefficientsWithRest(question: Question): RuleClash {
  const limits = compile(question).task?.balance.limits ?? [];
  const names = limits.map(({ subject, limit }) => ({ ...coefficientName(subject), limit }));
  return {
    members: limits.map(({ subject, limit }) => ({ kind: 'coefficient', subject, atLeast: limit })),
    minimal: false,
    unitsMinimal: true,
    text: {
      en: `Proved: plans keep all other rules, but none of them also keeps ${names.map(({ en, limit }) => `${en} at most ${limit}`).join(' and ')}. Raise the limit, or give the weak schools more.`,
      zh: `已证明：有方案满足其他规则，但没有方案同时使${names.map(({ zh, limit }) => `${zh}不超过 ${limit}`).join('、')}；请放宽上限，或为薄弱学校增配资源。`,
    },
  };
}

/** Whether a task has a plan at all, by the exact program; null where it was not told in time. */
export async function hasPlan(question: Question, { solver, stop }: DiagnosisTools): Promise<boolean | null> {
  const { task } = compile(question);
  if (!task || task.hopeless.length > 0) return false;
  const result = await solveByCuts(
    task,
    { level: 0, caps: [] },
    {
      solver,
      stop: stop ?? afterIterations(EXACT_ITERATIONS),
      incumbent: Infinity,
      integer: true,
      domain: null,
    },
  );
  if (result.zones !== null) return true;
  return result.exhausted ? false : null;
}

async function reaches(task: Task, { solver, stop }: DiagnosisTools): Promise<'yes' | 'no' | 'unknown'> {
  const form = assignmentProgram(task, { level: 0, caps: [] }, null, false);
  let program = { ...relaxed(form.program), cost: new Float64Array(form.program.columns) };
  for (let round = 0; round < ROUNDS; round++) {
    const result = await solver.solve(program, stop ? { stop } : {});
    if (result.status === 'infeasible') return 'no';
    if (result.status !== 'optimal' || !result.x) return 'unknown';
    const shares = new Float64Array(task.candidateZone.length);
    form.candidates.forEach((candidate, column) => {
      shares[candidate] = result.x![column]!;
    });
    const cuts = countyCuts(task, shares);
    if (cuts.length === 0) return 'yes';
    const builder = new ProgramBuilder();
    for (let column = 0; column < program.columns; column++) builder.column({});
    for (const { candidates, values, upper } of cuts) {
      builder.row(
        -Infinity,
        upper,
        candidates.map((candidate) => form.columnOf[candidate]!),
        values,
      );
    }
    program = { ...appendRows(program, builder.build()), cost: program.cost };
  }
  return 'unknown';
}

/** `the difference coefficient of primary schools (books per pupil)`. */
function coefficientName(subject: string): Text {
  const [stage, ratio] = subject.split('/') as [string, string];
  const of = stageName(stage);
  const what = ratio === 'composite' ? { en: 'composite', zh: '综合' } : ratioNamed(ratio as RatioId).name;
  return {
    en: `the difference coefficient of ${of.en} schools (${what.en})`,
    zh: `${of.zh}学校间差异系数（${what.zh}）`,
  };
}

function outOfReachText(subject: string, limit: number, atLeast: number): Text {
  const name = coefficientName(subject);
  // As many decimals as set it apart from the limit, rounded down, so that the words never claim more than the proof.
  const decimals = [3, 4, 5, 6].find((digits) => floored(atLeast, digits) > limit) ?? 6;
  const least = floored(atLeast, decimals).toFixed(decimals);
  return {
    en: `Zones cannot bring ${name.en} to ${limit}: it is proved to be at least ${least}, wherever the units go. What schools have does not move with zones; raise the limit, or give the weak schools more.`,
    zh: `仅靠划分学区，${name.zh}无法降至 ${limit}：已证明无论如何划分均不低于 ${least}。资源不随学区变动；请放宽上限，或为薄弱学校增配资源。`,
  };
}

function floored(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale) / scale;
}

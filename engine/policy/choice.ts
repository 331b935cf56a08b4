import type { PolicyValues } from './settings.ts';
import { POLICY_STAGES } from './stages.ts';

/** What a policy says of pupils who sit in a school outside the zone of which they live (择校). */
export interface ChoicePolicy {
  /** Whether zones must keep it; else it is only reported. */
  readonly binds: boolean;
  /** Largest share of the pupils of a school, by stage id; a stage that is absent has no limit. */
  readonly most: Readonly<Record<string, number>>;
}

/** A policy that says nothing of school choice. */
export const NO_CHOICE: ChoicePolicy = { binds: false, most: {} };

/** `choice.most` where the policy sets one, else what K14 (就近划片入学比例) leaves over. */
export function choicePolicy(values: PolicyValues): ChoicePolicy {
  return {
    binds: values['choice.bindsZones'] ?? false,
    most: Object.fromEntries(
      POLICY_STAGES.flatMap((stage) => {
        const zoned = values[`zonedEntry.${stage}`];
        const most = values[`choice.most.${stage}`] ?? (zoned === null ? null : 1 - zoned);
        return most === null ? [] : [[stage, most]];
      }),
    ),
  };
}

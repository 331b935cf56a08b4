/** Stages of compulsory education that standards speak of. */
export const POLICY_STAGES = ['primary', 'junior'] as const;
export type PolicyStage = (typeof POLICY_STAGES)[number];

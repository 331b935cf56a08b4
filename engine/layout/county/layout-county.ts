import { type LayoutDraft, type LayoutQuestion, type LayoutTools, rollingLayout } from './horizon.ts';

/** Which schools open, grow, convert, merge and close, period by period, and where everybody goes. */
export async function layoutCounty(question: LayoutQuestion, tools: LayoutTools): Promise<LayoutDraft> {
  return await rollingLayout(question, tools);
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScenarioRecord } from '../../shared/index.ts';
import { api } from '../data/api.ts';

/** What is to be saved over the version that was read. */
export interface Draft {
  readonly scenario: ScenarioRecord;
  readonly name: string;
  readonly content: ScenarioRecord['content'];
}

export interface Conflict {
  readonly draft: Draft;
  readonly theirs: ScenarioRecord;
}

/** Saves scenarios; where somebody saved in between nothing is lost: `conflict` waits for a decision. */
export function useSave(onSaved: (scenario: ScenarioRecord) => void = () => {}) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const save = useMutation({
    mutationFn: async (draft: Draft) => {
      const { scenario, name, content } = draft;
      const told = await api.answer('saveScenario', {
        params: { scenario: scenario.id },
        body: { version: scenario.version, name, content },
      });
      if (told.status === 409) {
        setConflict({ draft, theirs: told.body.theirs });
        return null;
      }
      return told.body;
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['scenarios'] });
      void client.invalidateQueries({ queryKey: ['checkScenario'] });
      if (!saved) return;
      setConflict(null);
      onSaved(saved);
    },
  });
  const copy = useMutation({
    mutationFn: ({ scenario, name, content }: Draft) =>
      api.call('copyScenario', { params: { scenario: scenario.id }, body: { name, content } }),
    onSuccess: (made) => {
      setConflict(null);
      void client.invalidateQueries({ queryKey: ['scenarios'] });
      onSaved(made);
    },
  });
  return { save, copy, conflict, drop: () => setConflict(null) };
}

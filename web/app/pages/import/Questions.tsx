import { useId, useState } from 'react';
import type { Preview, PreviewQuestion } from '../../../shared/index.ts';
import { importWords as w } from '../../i18n/import.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Badge } from '../../ui/Notice.tsx';
import { Guess } from './Guess.tsx';

/** What only a person can say: for each file without reference system where it would lie under every one that fits. */
export function Questions({
  questions,
  schools,
  onAnswer,
}: {
  questions: readonly PreviewQuestion[];
  schools: Preview['schools'];
  onAnswer: (file: string, answer: string) => void;
}) {
  const { t } = useText();
  if (questions.length === 0) return null;
  const open = questions.filter(({ taken }) => taken === null).length;
  return (
    <section className="card i-questions" aria-label={t(w.questions)}>
      <h2>
        {t(w.questions)} <Badge tone={open > 0 ? 'bad' : 'good'}>{t(w.openQuestions(open))}</Badge>
      </h2>
      {questions.map((question) => (
        <WhichSystem
          key={question.file}
          question={question}
          schools={schools}
          onAnswer={(answer) => onAnswer(question.file, answer)}
        />
      ))}
    </section>
  );
}

function WhichSystem({
  question,
  schools,
  onAnswer,
}: {
  question: PreviewQuestion;
  schools: Preview['schools'];
  onAnswer: (answer: string) => void;
}) {
  const { t } = useText();
  const name = useId();
  const [other, setOther] = useState('');
  // What was chosen shows at once, while the files are read again.
  const [asked, setAsked] = useState<{ of: PreviewQuestion; answer: string } | null>(null);
  const { file, candidates, extent, taken, answered } = question;
  const chosen = asked?.of === question ? asked.answer : taken;
  const choose = (answer: string) => {
    setAsked({ of: question, answer });
    onAnswer(answer);
  };
  const state = taken === null ? w.crsOpen : answered ? w.crsAnswered(taken) : w.crsGuessed(taken);
  return (
    <details open={taken === null || answered}>
      <summary>
        <strong>{file}</strong> {t(state)}
      </summary>
      <fieldset>
        <legend>{t(w.crsAsk(extent.map(short).join(', ')))}</legend>
        <div className="i-guesses">
          {candidates.map((candidate) => (
            <label key={candidate.answer} className="i-guess" data-taken={candidate.answer === chosen}>
              <span>
                <input
                  type="radio"
                  name={name}
                  checked={candidate.answer === chosen}
                  onChange={() => choose(candidate.answer)}
                />{' '}
                <strong>{candidate.answer}</strong> {t(candidate.name)}
              </span>
              <Guess candidate={candidate} schools={schools} />
            </label>
          ))}
        </div>
        <form
          className="i-other"
          onSubmit={(event) => {
            event.preventDefault();
            if (other.trim() !== '') choose(other.trim());
          }}
        >
          <label className="u-field">
            <span>{t(w.crsOther)}</span>
            <input
              className="u-input"
              value={other}
              placeholder="EPSG:4547"
              onChange={({ target }) => setOther(target.value)}
            />
          </label>
          <Button type="submit" disabled={other.trim() === ''}>
            {t(w.crsTry)}
          </Button>
        </form>
      </fieldset>
    </details>
  );
}

function short(value: number): string {
  return String(Math.abs(value) > 1000 ? Math.round(value) : Math.round(value * 10_000) / 10_000);
}

import type { TeacherAnswer } from '../../../shared/index.ts';
import { useApi } from '../../data/api.ts';
import { verdictNames, teacherWords as w } from '../../i18n/teachers.ts';
import { useText } from '../../i18n/text.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure, Loading } from '../../ui/Notice.tsx';

type Other = TeacherAnswer['schools'][number];

/** Why a teacher goes or stays under a draft, and what speaks against each other school. */
export function TeacherDialog({
  run,
  teacher,
  about,
  schoolName,
  onClose,
}: {
  run: string;
  teacher: string;
  /** Duties in a few words. */
  about: string;
  schoolName: (id: string) => string;
  onClose: () => void;
}) {
  const { t } = useText();
  const { data, error } = useApi('explainTeacher', { params: { run, teacher } });
  return (
    <Dialog title={t(w.why(teacher))} onClose={onClose}>
      <div className="x-why">
        <p className="r-help">{about}</p>
        {error && <Failure error={error} />}
        {!data && !error && <Loading />}
        {data && (
          <>
            <p>
              <strong>{t(data.text)}</strong>
            </p>
            {data.reason && <p>{t(data.reason)}</p>}
            <h3>{t(w.otherSchools)}</h3>
            <DataTable
              label={t(w.otherSchools)}
              rows={data.schools}
              rowId={({ school }) => school}
              height="40vh"
              columns={[
                { id: 'school', name: t(w.school), value: ({ school }: Other) => schoolName(school) },
                { id: 'verdict', name: t(w.answer), value: ({ verdict }) => t(verdictNames[verdict]) },
                { id: 'why', name: t(w.reason), value: ({ why }) => t(why) },
              ]}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

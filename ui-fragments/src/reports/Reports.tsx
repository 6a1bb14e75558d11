import Button from '@atlaskit/button/new';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import type { Schemas } from '../api/client';
import { useDesk } from '../api/queries';
import { moment } from '../format';
import { save } from '../gadgets/export';
import { Async } from '../parts/Async';
import { Field } from '../parts/Field';
import { useIs, useViewer } from '../SignedIn';
import { useLanguage, useSay, type WordKey } from '../words';
import { latestPeriods, PERIOD_KINDS, type PeriodKind } from './periods';
import { useMakeReport, useReports, type ReportAsked } from './queries';

const FORMATS: ReportAsked['format'][] = ['pdf', 'docx', 'xlsx', 'html', 'md'];
/** Each gets what those before it get. */
const READERS: ReportAsked['role'][] = ['viewer', 'lead', 'admin'];
const SHOWN_PERIODS = 12;
const SECOND = 1_000;

/** Makes a report of what the reader sees, as a file; shows admins which are made by themselves and which were made. */
export function Reports() {
  const say = useSay();
  const isAdmin = useIs('admin');
  return (
    <div className="reports">
      <section className="gadget" aria-labelledby="make-report">
        <h2 id="make-report">{say('reports')}</h2>
        <p className="note">{say('reports.says')}</p>
        <Async query={useDesk()} height={240}>
          {({ today }) => <Make today={today} />}
        </Async>
      </section>
      {isAdmin && <Kept />}
    </div>
  );
}

function Make({ today }: { today: string }) {
  const say = useSay();
  // Auditors never come here.
  const own = useViewer().role as ReportAsked['role'];
  const make = useMakeReport();
  const queries = useQueryClient();
  const [kind, setKind] = useState<PeriodKind>('month');
  const [chosen, setChosen] = useState(() => latestPeriods('month', today, 2)[1]!);
  const [days, setDays] = useState({ from: today, to: today });
  const [format, setFormat] = useState<ReportAsked['format']>('pdf');
  const [language, setLanguage] = useState(useLanguage());
  const [role, setRole] = useState<ReportAsked['role']>(own);
  const period = kind === 'days' ? `${days.from}..${days.to}` : chosen;
  const wrong = kind === 'days' && (days.from === '' || days.to === '' || days.from > days.to);

  const choose = (next: PeriodKind) => {
    setKind(next);
    if (next !== 'days') {
      setChosen(latestPeriods(next, today, 2)[1]!);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(
      { period, format, language, role },
      {
        onSuccess: (file) => {
          save(file, `deskpulse-${period.replace('..', '-')}-${language}.${format}`);
          void queries.invalidateQueries({ queryKey: ['reports'] });
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Field label={say('reportOf')}>
        {(id) => (
          <select id={id} value={kind} onChange={({ target }) => choose(target.value as PeriodKind)}>
            {PERIOD_KINDS.map((one) => (
              <option key={one} value={one}>
                {say(`reportOf.${one}` as WordKey)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'days' ? (
        <>
          <Field label={say('fromDay')}>
            {(id) => <input id={id} type="date" required max={today} value={days.from} onChange={({ target }) => setDays({ ...days, from: target.value })} />}
          </Field>
          <Field label={say('toDay')} {...(wrong && { hint: say('daysWrong') })}>
            {(id) => (
              <input id={id} type="date" required aria-invalid={wrong} value={days.to} onChange={({ target }) => setDays({ ...days, to: target.value })} />
            )}
          </Field>
        </>
      ) : (
        <Field label={say('period')}>
          {(id) => (
            <select id={id} value={chosen} onChange={({ target }) => setChosen(target.value)}>
              {latestPeriods(kind, today, SHOWN_PERIODS).map((one, back) => (
                <option key={one} value={one}>
                  {one}
                  {back === 0 ? ` (${say('stillRuns')})` : ''}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={say('reportFormat')}>
        {(id) => (
          <select id={id} value={format} onChange={({ target }) => setFormat(target.value as ReportAsked['format'])}>
            {FORMATS.map((one) => (
              <option key={one} value={one}>
                {say(`reportFormat.${one}` as WordKey)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('reportLanguage')}>
        {(id) => (
          <select id={id} value={language} onChange={({ target }) => setLanguage(target.value as ReportAsked['language'])}>
            <option value="en">English</option>
            <option value="zh">中文</option>
          </select>
        )}
      </Field>
      <Field label={say('reportFor')} hint={say(`reportFor.${role}` as WordKey)}>
        {(id) => (
          <select id={id} value={role} onChange={({ target }) => setRole(target.value as ReportAsked['role'])}>
            {READERS.slice(0, READERS.indexOf(own) + 1).map((one) => (
              <option key={one} value={one}>
                {say(`role.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div>
        <Button type="submit" appearance="primary" isLoading={make.isPending} isDisabled={wrong}>
          {say('makeReport')}
        </Button>
        <span role="status" className="note">
          {make.isPending && <Waiting />}
          {make.isSuccess && say('reportMade')}
        </span>
      </div>
      {make.isError && (
        <p role="alert" className="error">
          {make.error.message}
        </p>
      )}
    </form>
  );
}

/** How long it has taken: nobody knows how long it will. */
function Waiting() {
  const say = useSay();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const clock = window.setInterval(() => setSeconds((before) => before + 1), SECOND);
    return () => window.clearInterval(clock);
  }, []);
  return (
    <>
      {say('reportWait')} <span aria-hidden="true">{seconds} s</span>
    </>
  );
}

function Kept() {
  const say = useSay();
  return (
    <section className="gadget" aria-labelledby="kept-reports">
      <h2 id="kept-reports">{say('reportsMade')}</h2>
      <Async query={useReports()} height={240}>
        {({ scheduled, made }) => (
          <>
            <Scheduled scheduled={scheduled} />
            <MadeReports made={made} />
          </>
        )}
      </Async>
    </section>
  );
}

function Scheduled({ scheduled }: { scheduled: Schemas['Reports']['scheduled'] }) {
  const say = useSay();
  if (!scheduled.enabled) {
    return <p className="empty">{say('noScheduledReports')}</p>;
  }
  const ways = [
    say('scheduledFiles', scheduled.formats.join(', '), scheduled.language === 'zh' ? '中文' : 'English', say(`role.${scheduled.role}`)),
    ...(scheduled.mailed > 0 ? [say('scheduledMail', String(scheduled.mailed))] : []),
    ...(scheduled.issues !== null ? [say('scheduledIssues', scheduled.issues)] : []),
  ];
  return (
    <>
      <p>{say('scheduledReports')}</p>
      <ul>
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p>
        <a href="#/admin/schedules">{say('scheduledTimes')}</a>
      </p>
    </>
  );
}

function MadeReports({ made }: { made: Schemas['AuditEntry'][] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return made.length === 0 ? (
    <p className="empty">{say('noReports')}</p>
  ) : (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>{say('when')}</th>
            <th>{say('who')}</th>
            <th>{say('report')}</th>
            <th>{say('whereTo')}</th>
          </tr>
        </thead>
        <tbody>
          {made.map((entry) => (
            <tr key={entry.number}>
              <td>{moment(entry.at, zone, language)}</td>
              <td>
                <bdi>{entry.name ?? entry.actor}</bdi>
              </td>
              <td>{entry.target.replace(/^report /, '')}</td>
              <td>
                <bdi>{entry.detail}</bdi> {entry.outcome === 'FAILED' && <strong>{say('audited.FAILED')}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { Schemas } from '../api/client';
import { useStaffing } from '../api/queries';
import { decimal, shortDay, weekday } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type Language } from '../words';
import type { GadgetProps } from './settings';

type Hour = Schemas['StaffedHour'];

/** From this many agents too few or too many on, a field is marked. */
const MARKED = 0.5;
/** Hours with less to come and nobody at work on any day are left out. */
const NOTHING = 0.5;

/** Agents needed and at work, by hour of the week to come. */
export function Staffing({ height }: GadgetProps) {
  const say = useSay();
  const language = useLanguage();
  const query = useStaffing();
  return (
    <Async query={query} height={height}>
      {({ weeks, pace, hours, notes }) =>
        hours.length === 0 ? (
          <p className="empty">{notes[0] ?? say('noDataHere')}</p>
        ) : (
          <>
            <p className="hint">
              {pace == null ? say('staffingNoPace', weeks) : say('staffingBasis', weeks, decimal(pace, language))}
            </p>
            <p className="hint">{say('staffingCell')}</p>
            <Hours hours={hours} />
          </>
        )
      }
    </Async>
  );
}

function Hours({ hours }: { hours: Hour[] }) {
  const say = useSay();
  const language = useLanguage();
  const days = [...new Set(hours.map(({ at }) => at.slice(0, 10)))];
  const byPlace = new Map(hours.map((hour) => [hour.at.slice(0, 13), hour]));
  const shown = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).filter((hour) =>
    days.some((day) => {
      const told = byPlace.get(`${day}T${hour}`);
      return told !== undefined && (told.contacts >= NOTHING || told.working > 0);
    }),
  );
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.staffing')}>
      <table className="staffing">
        <thead>
          <tr>
            <th scope="col">{say('hour')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className="number">
                {weekday((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7, language)}
                <br />
                <small>{shortDay(day, language)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((hour) => (
            <tr key={hour}>
              <th scope="row">{hour}:00</th>
              {days.map((day) => (
                <Field key={day} hour={byPlace.get(`${day}T${hour}`)} language={language} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Field({ hour, language }: { hour: Hour | undefined; language: Language }) {
  const say = useSay();
  if (hour === undefined) {
    return <td className="number">–</td>;
  }
  const gap = hour.gap ?? null;
  const state = gap === null || Math.abs(gap) < MARKED ? '' : gap < 0 ? 'short' : 'spare';
  const of = (value: number | null | undefined) => (value == null ? '–' : decimal(value, language, 1));
  return (
    <td className={`number ${state}`} title={say('staffingContacts', of(hour.contacts), of(hour.low), of(hour.high))}>
      <strong>{gap === null ? '–' : `${Math.round(gap * 10) > 0 ? '+' : ''}${of(gap)}`}</strong>
      <br />
      <small>
        {of(hour.needed)} / {of(hour.working)}
      </small>
    </td>
  );
}

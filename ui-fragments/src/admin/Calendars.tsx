import SectionMessage from '@atlaskit/section-message';
import type { Schemas } from '../api/client';
import { longDay, weekday } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { useCalendars } from './queries';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** When people work: hours, zone, days off and make-up working days. */
export function Calendars() {
  const say = useSay();
  const query = useCalendars();
  return (
    <Async query={query} height={320}>
      {({ calendars, unknown }) => (
        <>
          {unknown.map((told) => (
            <SectionMessage key={told} appearance="warning">
              <p lang="en">{told}</p>
            </SectionMessage>
          ))}
          {calendars.map((calendar) => (
            <One key={calendar.name} calendar={calendar} />
          ))}
          <p className="note">{say('switchedIn', 'calendar, calendars')}</p>
        </>
      )}
    </Async>
  );
}

function One({ calendar }: { calendar: Schemas['Calendars']['calendars'][number] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <h3>
        {calendar.name === '' ? say('wholeDesk') : <bdi>{calendar.name}</bdi>}{' '}
        <small>{[...calendar.teams, ...calendar.projects].join(', ')}</small>
      </h3>
      {calendar.versions.map((version) => (
        <div key={version.from ?? ''} className="calendar">
          {calendar.versions.length > 1 && (
            <p>{version.from === null ? say('atFirst') : say('since', longDay(version.from, language))}</p>
          )}
          <dl className="facts">
            <div>
              <dt>{say('zone')}</dt>
              <dd>{version.zone}</dd>
            </div>
            {WEEK.map((day, place) => (
              <div key={day}>
                <dt>{weekday(place, language)}</dt>
                <dd>{version.hours[day]?.join(', ') ?? say('dayOff')}</dd>
              </div>
            ))}
          </dl>
          <Days title={say('nextOff')} days={version.daysOff} />
          <Days title={say('nextWorking')} days={version.workdays} />
        </div>
      ))}
    </>
  );
}

function Days({ title, days }: { title: string; days: string[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <p>
      {title}: {days.length === 0 ? say('noneKnown') : days.map((day) => longDay(day, language)).join(' · ')}
    </p>
  );
}

import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { Schemas } from '../api/client';
import { longDay, weekday } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { AddKey, DraftForm, TextField, useDraft, type Draft } from './editing';
import { useCalendars, useSettings } from './queries';

type Calendar = Schemas['Calendars']['calendars'][number];
type Version = Schemas['CalendarVersion'];

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Whose public holidays ship, the usual ones first; their parts such as de-by can be typed. */
const COUNTRIES = ['cn', 'hk', 'sg', 'jp', 'us', 'gb', 'de'];

/** When people work: hours, zone, days off and make-up working days. */
export function Calendars() {
  const settings = useSettings();
  const query = useCalendars();
  return (
    <Async query={settings} height={320}>
      {() => <Async query={query} height={320}>{(known) => <All known={known} />}</Async>}
    </Async>
  );
}

function All({ known }: { known: Schemas['Calendars'] }) {
  const say = useSay();
  const draft = useDraft();
  const language = useLanguage();
  const desk = known.calendars.find(({ name }) => name === '');
  return (
    <DraftForm draft={draft} tried>
      {known.unknown.map((told) => (
        <SectionMessage key={told.en} appearance="warning">
          <p>{told[language]}</p>
        </SectionMessage>
      ))}
      <h3>{say('wholeDesk')}</h3>
      <Hours draft={draft} path={['calendar']} calendar={desk} usual={desk?.versions[0]} />
      {draft.keys(['calendars']).map((name) => (
        <Own key={name} draft={draft} name={name} calendar={known.calendars.find((one) => one.name === name)} desk={desk} />
      ))}
      <h3>{say('moreCalendars')}</h3>
      <AddKey label={say('newCalendar')} onAdd={(name) => draft.set(['calendars', name], {})} />
      {draft.preview.data?.calendars?.map((next) => (
        <Next key={next.name} next={next} />
      ))}
    </DraftForm>
  );
}

interface OwnProps {
  draft: Draft;
  name: string;
  calendar: Calendar | undefined;
  desk: Calendar | undefined;
}

/** Of some teams or projects. */
function Own({ draft, name, calendar, desk }: OwnProps) {
  const say = useSay();
  const path = ['calendars', name];
  return (
    <>
      <div className="section-head">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <Button spacing="compact" aria-label={`${say('remove')}: ${name}`} onClick={() => draft.set(path, null)}>
          {say('remove')}
        </Button>
      </div>
      <div className="inputs">
        <TextField draft={draft} path={[...path, 'teams']} label={say('teams')} asList />
        <TextField draft={draft} path={[...path, 'projects']} label={say('projects')} asList />
      </div>
      <Hours draft={draft} path={path} calendar={calendar} usual={calendar?.versions[0] ?? desk?.versions[0]} />
    </>
  );
}

interface HoursProps {
  draft: Draft;
  path: string[];
  calendar: Calendar | undefined;
  /** What counts while the settings say nothing. */
  usual: Version | undefined;
}

function Hours({ draft, path, calendar, usual }: HoursProps) {
  const say = useSay();
  const language = useLanguage();
  const hours = [...path, 'hours'];
  const given = draft.value(hours) !== undefined && draft.value(hours) !== null;
  const own = (day: string) => (usual?.hours[day] ?? []).map((span) => span.replace('–', '-')).join(', ');
  const week: Draft = {
    ...draft,
    text: (day) => (given ? draft.text(day) : own(day[day.length - 1]!)),
    // Once one day is given, the others are free where they say nothing.
    set: (day, text) => {
      const now = Object.fromEntries(WEEK.map((one) => [one, given ? draft.text([...hours, one]) : own(one)]));
      const wanted = { ...now, [day[day.length - 1]!]: text };
      draft.set(hours, Object.fromEntries(Object.entries(wanted).filter(([, spans]) => spans)));
    },
  };
  return (
    <>
      <div className="week">
        {WEEK.map((day, place) => (
          <TextField key={day} draft={week} path={[...hours, day]} label={weekday(place, language)} usual={say('dayOff')} />
        ))}
      </div>
      <div className="inputs">
        <TextField
          draft={draft}
          path={[...path, 'zone']}
          label={say('zone')}
          usual={usual?.zone ?? ''}
          options={Intl.supportedValuesOf('timeZone')}
        />
        <TextField draft={draft} path={[...path, 'country']} label={say('holidaysOf')} options={COUNTRIES} />
        <TextField draft={draft} path={[...path, 'holidays']} label={say('furtherOff')} usual="2026-12-31" asList />
        <TextField draft={draft} path={[...path, 'workdays']} label={say('furtherWork')} usual="2026-12-26" asList />
      </div>
      {draft.text([...path, 'holidayFile']) !== '' && (
        <p className="note">
          {say('holidayFile')} <code>{draft.text([...path, 'holidayFile'])}</code>
        </p>
      )}
      {calendar?.versions.map((version) => (
        <div key={version.from ?? ''}>
          {version.from !== null && <LaterHours version={version} />}
          <Days title={say('nextOff')} days={version.daysOff} />
          <Days title={say('nextWorking')} days={version.workdays} />
        </div>
      ))}
    </>
  );
}

/** Changed in the file: what was stays as it was counted. */
function LaterHours({ version }: { version: Version }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <p>{say('since', longDay(version.from!, language))}</p>
      <dl className="facts">
        {WEEK.map((day, place) => (
          <div key={day}>
            <dt>{weekday(place, language)}</dt>
            <dd>{version.hours[day]?.join(', ') ?? say('dayOff')}</dd>
          </div>
        ))}
      </dl>
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

/** The days that come, as they would be. */
function Next({ next }: { next: Schemas['NextDays'] }) {
  const say = useSay();
  const language = useLanguage();
  const title = next.name === '' ? say('wholeDesk') : next.name;
  return (
    <>
      <h3>
        {say('nextDays')}: <bdi>{title}</bdi>
      </h3>
      <dl className="facts next-days">
        {next.days.map(({ day, hours }) => (
          <div key={day}>
            <dt>{longDay(day, language)}</dt>
            <dd>{hours.join(', ') || say('dayOff')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

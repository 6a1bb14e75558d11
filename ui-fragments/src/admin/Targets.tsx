import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useCatalogue, useTargets } from '../api/queries';
import { useSayOnly } from '../gadgets/useNarrowed';
import type { Names } from '../gadgets/figures';
import { WithNames } from '../gadgets/WithNames';
import { amount } from '../format';
import { Async } from '../parts/Async';
import { Light } from '../parts/Light';
import { useLanguage, useSay, type Say, type WordKey } from '../words';
import { AddKey, ChoiceField, DraftForm, listed, Outcome, TextField, useDraft, type Changing, type Draft, type Edit } from './editing';
import { useChangeSettings, useProfiles, useSettings } from './queries';

type Target = Schemas['TargetReview'];
interface Change {
  kpi: string;
  direction: Target['direction'];
  goal: number;
  warning: number;
  review: Target['review'];
}

const REVIEWS = ['week', 'month', 'quarter'] as const;
/** What choices can be, besides numbers and durations. */
const VALUES = new Set([
  'creation',
  'assignment',
  'customer-message',
  'in-force',
  'last',
  'whole',
  'open-only',
  'without-customer',
  'assigned',
  'desk',
  'logged',
  'own',
  'true',
  'false',
]);
const DIRECTIONS = ['at-least', 'at-most'] as const;

/** Where a target stands in the settings. */
const TARGETS = ['kpi', 'targets'];

/** What figures should be, and by which definitions they are counted. */
export function Targets() {
  const settings = useSettings();
  return <Async query={settings} height={400}>{() => <All />}</Async>;
}

function All() {
  const say = useSay();
  const targets = useTargets([]);
  const profiles = useProfiles();
  const change = useChangeSettings();
  return (
    <>
      <Async query={targets} height={160}>
        {(known) => (
          <WithNames>
            {(names) => (
              <>
                {known.length === 0 && <p className="empty">{say('noTargets')}</p>}
                {known.map((target) => (
                  <One key={target.name} target={target} names={names} onChange={change.mutate} saving={change.isPending} />
                ))}
                <details>
                  <summary>{say('addTarget')}</summary>
                  <NewTarget names={names} change={change} />
                </details>
                <Outcome change={change} />
              </>
            )}
          </WithNames>
        )}
      </Async>
      <p className="note">{say('targetsIn')}</p>
      <h3>{say('definitions')}</h3>
      <Async query={profiles} height={240}>
        {(known) => <Profiles known={known} />}
      </Async>
    </>
  );
}

interface OneProps {
  target: Target;
  names: Names;
  onChange: (edits: Edit[]) => void;
  saving: boolean;
}

function One({ target, names, onChange, saving }: OneProps) {
  const say = useSay();
  const language = useLanguage();
  const sayOnly = useSayOnly();
  const now = target.periods[0];
  const name = names.ofKpi(target.kpi);
  const start: Change = {
    kpi: target.kpi,
    direction: target.direction,
    goal: target.goal,
    warning: target.warning,
    review: target.review,
  };
  return (
    <section className="task" aria-label={target.name}>
      <div className="section-head">
        <h3>
          {name} <small>{sayOnly(target.only)}</small> {now && <Light light={now.light} />}
        </h3>
        <Button
          spacing="compact"
          aria-label={`${say('remove')}: ${target.name}`}
          onClick={() => onChange([{ path: [...TARGETS, target.name], value: null }])}
        >
          {say('remove')}
        </Button>
      </div>
      <p>
        <code>{target.name}</code> · {say(`direction.${target.direction}`)} {amount(target.goal, target.unit, language)} ·{' '}
        {say('now')}: {now && now.value !== null ? amount(now.value, target.unit, language) : say('noData')}
      </p>
      <Numbers key={JSON.stringify(start)} name={target.name} start={start} unit={target.unit} onChange={onChange} saving={saving} />
    </section>
  );
}

interface NumbersProps {
  name: string;
  start: Change;
  unit: Schemas['Unit'];
  onChange: (edits: Edit[]) => void;
  saving: boolean;
}

/** The numbers of one target; the settings say what is wrong with them. */
function Numbers({ name, start, unit, onChange, saving }: NumbersProps) {
  const say = useSay();
  const language = useLanguage();
  const [goal, setGoal] = useState(String(start.goal));
  const [warning, setWarning] = useState(String(start.warning));
  const [review, setReview] = useState(start.review);
  const asked: Change = { ...start, goal: Number(goal), warning: Number(warning), review };
  const whole = [goal, warning].every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  const changed = asked.goal !== start.goal || asked.warning !== start.warning || asked.review !== start.review;
  return (
    <form
      className="inputs"
      onSubmit={(event) => {
        event.preventDefault();
        const path = [...TARGETS, name];
        onChange([
          { path: [...path, goalKey(start.direction)], value: asked.goal },
          { path: [...path, 'warning'], value: asked.warning },
          { path: [...path, 'review'], value: asked.review },
        ]);
      }}
    >
      <label>
        {say('goal')} <input inputMode="decimal" value={goal} onChange={(event) => setGoal(event.target.value)} />
      </label>
      <label>
        {say('warning')} <input inputMode="decimal" value={warning} onChange={(event) => setWarning(event.target.value)} />
      </label>
      <ReviewChoice value={review} onChange={setReview} />
      <small>{say(`unit.${unit}`)}</small>
      {whole && changed && (
        <>
          <small>
            {amount(asked.goal, unit, language)} / {amount(asked.warning, unit, language)}
          </small>
          <Button type="submit" spacing="compact" isLoading={saving}>
            {say('save')}
          </Button>
        </>
      )}
    </form>
  );
}

function ReviewChoice({ value, onChange }: { value: Change['review']; onChange: (review: Change['review']) => void }) {
  const say = useSay();
  return (
    <label>
      {say('reviewed')}{' '}
      <select value={value} onChange={(event) => onChange(event.target.value as Change['review'])}>
        {REVIEWS.map((review) => (
          <option key={review} value={review}>
            {say(`review.${review}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function goalKey(direction: Change['direction']): string {
  return direction === 'at-least' ? 'atLeast' : 'atMost';
}

function NewTarget({ names, change: save }: { names: Names; change: Changing }) {
  const say = useSay();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [change, setChange] = useState<Change>({ kpi: 'first-response', direction: 'at-most', goal: 0, warning: 0, review: 'month' });
  const [goal, setGoal] = useState('');
  const [dimension, setDimension] = useState('');
  const [values, setValues] = useState('');
  const dimensions = useCatalogue().data?.dimensions ?? [];
  const kpi = names.kpi(change.kpi);
  return (
    <form
      className="inputs"
      onSubmit={(event) => {
        event.preventDefault();
        const { kpi, direction, review } = change;
        const of = listed(values);
        const slice = dimension !== '' && of.length > 0 ? { of: { [dimension]: of } } : {};
        save.mutate([{ path: [...TARGETS, name], value: { kpi, [goalKey(direction)]: goal, review, ...slice } }], {
          onSuccess: () => setName(''),
        });
      }}
    >
      <label>
        {say('nameOf')} <input required value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {say('kpi')}{' '}
        <select value={change.kpi} onChange={(event) => setChange({ ...change, kpi: event.target.value })}>
          {names.all().map((known) => (
            <option key={known.id} value={known.id}>
              {known.name[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('goal')}{' '}
        <select
          aria-label={say('direction')}
          value={change.direction}
          onChange={(event) => setChange({ ...change, direction: event.target.value as Change['direction'] })}
        >
          {DIRECTIONS.map((direction) => (
            <option key={direction} value={direction}>
              {say(`direction.${direction}`)}
            </option>
          ))}
        </select>{' '}
        <input required inputMode="decimal" aria-label={say('goal')} value={goal} onChange={(event) => setGoal(event.target.value)} />
      </label>
      <ReviewChoice value={change.review} onChange={(review) => setChange({ ...change, review })} />
      {kpi && <small>{say(`unit.${kpi.unit}`)}</small>}
      <label>
        {say('only')}{' '}
        <select aria-label={say('only')} value={dimension} onChange={(event) => setDimension(event.target.value)}>
          <option value="">{say('nothing')}</option>
          {dimensions
            .filter(({ id }) => kpi === undefined || kpi.dimensions.includes(id))
            .map((known) => (
              <option key={known.id} value={known.id}>
                {known.name[language]}
              </option>
            ))}
        </select>{' '}
        {dimension !== '' && (
          <input required aria-label={say('onlyHint')} value={values} onChange={(event) => setValues(event.target.value)} />
        )}
      </label>
      <Button type="submit" spacing="compact" isLoading={save.isPending}>
        {say('save')}
      </Button>
    </form>
  );
}

/** Which definitions count, and one's own. */
function Profiles({ known: { profiles, options } }: { known: Schemas['Profiles'] }) {
  const say = useSay();
  const draft = useDraft();
  const own = draft.keys(['kpi', 'profiles']);
  const shipped = profiles.filter(({ ships }) => ships).map(({ name }) => name);
  return (
    <DraftForm draft={draft} tried>
      <div className="inputs">
        <ChoiceField
          draft={{ ...draft, text: (path) => draft.text(path) || (profiles.find(({ inUse }) => inUse)?.name ?? '') }}
          path={['kpi', 'profile']}
          label={say('profileInUse')}
          options={[...shipped, ...own].map((name): [string, string] => [name, name])}
        />
      </div>
      <Choices profiles={profiles} />
      {own.map((name) => (
        <Own key={name} draft={draft} name={name} shipped={shipped} options={options} profiles={profiles} />
      ))}
      <AddKey label={say('newProfile')} onAdd={(name) => draft.set(['kpi', 'profiles', name], { from: 'deskpulse' })} />
    </DraftForm>
  );
}

interface OwnProps {
  draft: Draft;
  name: string;
  shipped: string[];
  options: Schemas['Profiles']['options'];
  profiles: Schemas['Profile'][];
}

/** What is not chosen here is as in the profile that it starts from. */
function Own({ draft, name, shipped, options, profiles }: OwnProps) {
  const say = useSay();
  const path = ['kpi', 'profiles', name];
  const from = profiles.find((profile) => profile.name === (draft.text([...path, 'from']) || 'deskpulse'));
  return (
    <section className="task" aria-label={name}>
      <div className="section-head">
        <h4>
          <bdi>{name}</bdi>
        </h4>
        <Button spacing="compact" aria-label={`${say('remove')}: ${name}`} onClick={() => draft.set(path, null)}>
          {say('remove')}
        </Button>
      </div>
      <div className="inputs">
        <ChoiceField
          draft={draft}
          path={[...path, 'from']}
          label={say('startsFrom')}
          options={shipped.map((one): [string, string] => [one, one])}
        />
        {Object.entries(options).map(([choice, values]) => {
          const label = say(`choice.${choice}` as WordKey);
          const usual = from?.choices[choice] ?? '';
          return values.length === 0 ? (
            <TextField key={choice} draft={draft} path={[...path, choice]} label={label} usual={usual} />
          ) : (
            <ChoiceField
              key={choice}
              draft={draft}
              path={[...path, choice]}
              label={label}
              options={[['', say('asThere', valueOf(say, usual))], ...values.map((value): [string, string] => [value, valueOf(say, value)])]}
            />
          );
        })}
      </div>
    </section>
  );
}

/** A choice's value in words; numbers and durations stay. */
function valueOf(say: Say, value: string): string {
  return VALUES.has(value) ? say(`value.${value}` as WordKey) : value;
}

/** Each choice of each profile, those apart from the one in use marked. */
function Choices({ profiles }: { profiles: Schemas['Profile'][] }) {
  const say = useSay();
  const used = profiles.find((profile) => profile.inUse);
  const choices = Object.keys(profiles[0]?.choices ?? {});
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('definitions')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('choice')}</th>
            {profiles.map((profile) => (
              <th scope="col" key={profile.name}>
                {profile.name} {profile.inUse && <Lozenge appearance="success">{say('inUse')}</Lozenge>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <tr key={choice}>
              <th scope="row">{say(`choice.${choice}` as WordKey)}</th>
              {profiles.map((profile) => {
                const value = valueOf(say, profile.choices[choice] ?? '');
                return (
                  <td key={profile.name}>
                    {profile.choices[choice] === used?.choices[choice] ? value : <strong>{value}</strong>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useTargets } from '../api/queries';
import type { Names } from '../gadgets/figures';
import { WithNames } from '../gadgets/WithNames';
import { amount } from '../format';
import { Async } from '../parts/Async';
import { Light } from '../parts/Light';
import { useLanguage, useSay, type WordKey } from '../words';
import { useChangeTarget, useProfiles } from './queries';

type Target = Schemas['TargetReview'];
type Change = Schemas['TargetChange'];

const REVIEWS = ['week', 'month', 'quarter'] as const;
const DIRECTIONS = ['at-least', 'at-most'] as const;

/** What figures should be, and by which definitions they are counted. */
export function Targets() {
  const say = useSay();
  const targets = useTargets();
  const profiles = useProfiles();
  return (
    <>
      <Async query={targets} height={160}>
        {(known) => (
          <WithNames>
            {(names) => (
              <>
                {known.length === 0 && <p className="empty">{say('noTargets')}</p>}
                {known.map((target) => (
                  <One key={target.name} target={target} names={names} />
                ))}
                <details>
                  <summary>{say('addTarget')}</summary>
                  <NewTarget names={names} />
                </details>
              </>
            )}
          </WithNames>
        )}
      </Async>
      <p className="note">{say('targetsIn')}</p>
      <h3>{say('definitions')}</h3>
      <Async query={profiles} height={240}>
        {(known) => <Profiles profiles={known} />}
      </Async>
    </>
  );
}

function One({ target, names }: { target: Target; names: Names }) {
  const say = useSay();
  const language = useLanguage();
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
      <h3>
        {name} <small>{target.only.join(', ')}</small> {now && <Light light={now.light} />}
      </h3>
      <p>
        <code>{target.name}</code> · {say(`direction.${target.direction}`)} {amount(target.goal, target.unit, language)} ·{' '}
        {say('now')}: {now && now.value !== null ? amount(now.value, target.unit, language) : say('noData')}
      </p>
      <Edit key={JSON.stringify(start)} name={target.name} start={start} unit={target.unit} />
    </section>
  );
}

interface EditProps {
  name: string;
  start: Change;
  unit: Schemas['Unit'];
}

/** The numbers of one target; the settings say what is wrong with them. */
function Edit({ name, start, unit }: EditProps) {
  const say = useSay();
  const language = useLanguage();
  const save = useChangeTarget();
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
        save.mutate({ name, change: asked });
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
          <Button type="submit" spacing="compact" isLoading={save.isPending}>
            {say('save')}
          </Button>
        </>
      )}
      <Refused error={save.error} />
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

function Refused({ error }: { error: Error | null }) {
  return (
    error && (
      <p role="alert" className="error" lang="en">
        {error.message}
      </p>
    )
  );
}

function NewTarget({ names }: { names: Names }) {
  const say = useSay();
  const language = useLanguage();
  const save = useChangeTarget();
  const [name, setName] = useState('');
  const [change, setChange] = useState<Change>({ kpi: 'first-response', direction: 'at-most', goal: 0, warning: 0, review: 'month' });
  const [goal, setGoal] = useState('');
  const kpi = names.kpi(change.kpi);
  return (
    <form
      className="inputs"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { name, change: { ...change, goal: Number(goal), warning: Number(goal) } },
          { onSuccess: () => setName('') },
        );
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
      <Button type="submit" spacing="compact" isLoading={save.isPending}>
        {say('save')}
      </Button>
      <Refused error={save.error} />
    </form>
  );
}

/** Each choice of each profile, those apart from the one in use marked. */
function Profiles({ profiles }: { profiles: Schemas['Profile'][] }) {
  const say = useSay();
  const used = profiles.find((profile) => profile.inUse);
  const choices = Object.keys(profiles[0]?.choices ?? {});
  return (
    <>
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
                {profiles.map((profile) => (
                  <td key={profile.name}>
                    {profile.choices[choice] === used?.choices[choice] ? (
                      profile.choices[choice]
                    ) : (
                      <strong>{profile.choices[choice]}</strong>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{say('switchedIn', 'kpi.profile, kpi.profiles')}</p>
    </>
  );
}

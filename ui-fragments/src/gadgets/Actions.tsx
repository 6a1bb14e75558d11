import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import type { Schemas } from '../api/client';
import { useActionCommands, useActions } from '../api/queries';
import { Async } from '../parts/Async';
import { useIs } from '../SignedIn';
import { useLanguage, useSay } from '../words';
import type { GadgetProps } from './settings';

const ActionDialog = lazy(() => import('./ActionDialog').then(({ ActionDialog }) => ({ default: ActionDialog })));

type Action = Schemas['Action'];
type Verdict = NonNullable<Schemas['ActionVerdict']>;

const LOOKS = { HELPED: 'success', DID_NOT_HELP: 'default', HARMED: 'removed', CANNOT_TELL_YET: 'inprogress' } as const;

/** What was done about problems, each with whether it helped. */
export function Actions({ today, height }: GadgetProps) {
  const say = useSay();
  const query = useActions();
  const lead = useIs('lead');
  return (
    <>
      {lead && <AddAction today={today} />}
      <Async query={query} height={height}>
        {(actions) => (actions.length === 0 ? <p className="empty">{say('noActions')}</p> : <Rows actions={actions} />)}
      </Async>
    </>
  );
}

interface AddActionProps {
  today: string;
  about?: Pick<Schemas['ActionDraft'], 'finding' | 'kpi' | 'only'>;
}

/** Opens the dialogue that asks for an action. */
export function AddAction({ today, about }: AddActionProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button spacing="compact" onClick={() => setAsking(true)}>
        {say('addAction')}
      </Button>
      {asking && (
        <Suspense>
          <ActionDialog today={today} about={about} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

function Rows({ actions }: { actions: Action[] }) {
  const say = useSay();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.actions')}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {say('actionNumber')}
            </th>
            <th scope="col">{say('actionProblem')}</th>
            <th scope="col">{say('actionStep')}</th>
            <th scope="col">{say('actionOwner')}</th>
            <th scope="col">{say('goal')}</th>
            <th scope="col">{say('actionStart')}</th>
            <th scope="col">{say('actionVerdict')}</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((one) => (
            <Row key={one.number} {...one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CHANGEABLE: Action['state'][] = ['PLANNED', 'RUNNING'];

function Row({ number, state, action, verdict, problem }: Action) {
  const lead = useIs('lead');
  const language = useLanguage();
  return (
    <tr>
      <td className="number">{number}</td>
      {action ? (
        <>
          <td>{action.finding?.headline[language] ?? '–'}</td>
          <th scope="row">
            <bdi>{action.step}</bdi>
            <br />
            <small>{action.touches[language]}</small>
            {lead && CHANGEABLE.includes(state) && <Change number={number} step={action.step} owner={action.owner ?? ''} />}
          </th>
          <td>
            <bdi>{action.owner ?? '–'}</bdi>
          </td>
          <td>{action.goal[language]}</td>
          <td>{action.start}</td>
        </>
      ) : (
        <td colSpan={5}>–</td>
      )}
      <td>{verdict ? <Told verdict={verdict} /> : problem[language]}</td>
    </tr>
  );
}

interface ChangeProps {
  number: number;
  step: string;
  owner: string;
}

/** A lead writes the step and the owner anew, or takes the action back; its days are settled with its start. */
function Change({ number, step, owner }: ChangeProps) {
  const say = useSay();
  const { edit, withdraw } = useActionCommands();
  const failed = edit.error ?? withdraw.error;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    edit.mutate({ number, step: String(fields.get('step')), owner: String(fields.get('owner')) });
  };
  const takeBack = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    withdraw.mutate({ number, why: String(new FormData(event.currentTarget).get('why')) });
  };
  return (
    <details className="change">
      <summary>{say('changeAction')}</summary>
      <form className="inputs" onSubmit={save}>
        <textarea name="step" aria-label={say('actionStep')} required rows={2} maxLength={2000} defaultValue={step} />
        <input name="owner" aria-label={say('actionOwner')} required maxLength={200} defaultValue={owner} />
        <Button type="submit" spacing="compact" isLoading={edit.isPending}>
          {say('save')}
        </Button>
      </form>
      <form className="inputs" onSubmit={takeBack}>
        <input name="why" aria-label={say('withdrawWhy')} placeholder={say('withdrawWhy')} required maxLength={500} />
        <Button type="submit" spacing="compact" isLoading={withdraw.isPending}>
          {say('withdraw')}
        </Button>
      </form>
      {failed && (
        <p role="alert" className="error">
          {failed.message}
        </p>
      )}
    </details>
  );
}

function Told({ verdict }: { verdict: Verdict }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <Lozenge appearance={LOOKS[verdict.judgement]}>{say(`judgement.${verdict.judgement}`)}</Lozenge>
      <br />
      <small>{verdict.words[language]}</small>
    </>
  );
}

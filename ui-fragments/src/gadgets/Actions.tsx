import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useActions } from '../api/queries';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import type { GadgetProps } from './settings';

type Action = Schemas['Action'];
type Verdict = NonNullable<Schemas['ActionVerdict']>;

const LOOKS = { HELPED: 'success', DID_NOT_HELP: 'default', HARMED: 'removed', CANNOT_TELL_YET: 'inprogress' } as const;

/** What was done about problems, each with whether it helped. */
export function Actions({ height }: GadgetProps) {
  const say = useSay();
  const query = useActions();
  return (
    <Async query={query} height={height}>
      {(actions) => (actions.length === 0 ? <p className="empty">{say('noActions')}</p> : <Rows actions={actions} />)}
    </Async>
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

function Row({ number, action, verdict, problem }: Action) {
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

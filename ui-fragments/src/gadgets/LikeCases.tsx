import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useAgentsOnLikeCases } from '../api/queries';
import { count, duration, share } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type Language } from '../words';
import { stretch, type GadgetProps } from './settings';

type Agent = Schemas['Agent'];
type Figure = Schemas['AgentFigure'];

/** How agents did on like cases beside their team, with intervals; what cannot be told apart says so. */
export function LikeCases({ settings, today, height }: GadgetProps) {
  const say = useSay();
  const { from, to } = stretch(settings, today);
  const query = useAgentsOnLikeCases(from, to);
  return (
    <Async query={query} height={height}>
      {({ agents, cut }) =>
        agents.length === 0 ? (
          <p className="empty">{say('noAgentsToSee')}</p>
        ) : (
          <>
            {cut && <p className="hint">{say('agentsCut')}</p>}
            <Rows agents={agents} />
          </>
        )
      }
    </Async>
  );
}

function Rows({ agents }: { agents: Agent[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.like-cases')}>
      <table className="grouped">
        <thead>
          <tr>
            <th scope="col">{say('agentOfTeam')}</th>
            <th scope="col">{say('figure')}</th>
            <th scope="col" className="number">
              {say('caseCount')}
            </th>
            <th scope="col" className="number">
              {say('asCounted')}
            </th>
            <th scope="col" className="number">
              {say('onLikeCases')}
            </th>
            <th scope="col">{say('interval95')}</th>
            <th scope="col" className="number">
              {say('teamLevel')}
            </th>
            <th scope="col">{say('besideTheTeam')}</th>
          </tr>
        </thead>
        <tbody>
          {agents.flatMap((agent) =>
            agent.figures.map((figure, place) => (
              <tr key={`${agent.agent} ${figure.name.en}`}>
                {place === 0 && (
                  <th scope="rowgroup" rowSpan={agent.figures.length}>
                    <bdi>{agent.name}</bdi>
                    <br />
                    <small>
                      <bdi>{agent.team}</bdi>
                    </small>
                    <Complaints ends={agent.complaints} />
                  </th>
                )}
                <td>{figure.name[language]}</td>
                <td className="number">{count(figure.cases, language)}</td>
                <td className="number">{shown(figure, figure.raw, language)}</td>
                <td className="number">{shown(figure, figure.adjusted, language)}</td>
                <td>{interval(figure, language)}</td>
                <td className="number">{shown(figure, figure.team, language)}</td>
                <td>
                  <Verdict figure={figure} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** How complaints ended; nothing where there were none. */
function Complaints({ ends }: { ends: Agent['complaints'] }) {
  const say = useSay();
  if (ends.all === 0) {
    return null;
  }
  return (
    <details>
      <summary>{say('complaintsOf', ends.all)}</summary>
      <ul className="plain">
        <li>{say('complaintsResolved', ends.resolved, ends.open)}</li>
        {ends.histories > 0 && (
          <li>{say('complaintsPassed', ends.histories, ends.reopened, ends.passedOn, ends.escalated)}</li>
        )}
        {ends.asked > 0 && <li>{say('complaintsSatisfied', ends.satisfied, ends.asked)}</li>}
      </ul>
    </details>
  );
}

function Verdict({ figure }: { figure: Figure }) {
  const say = useSay();
  const text = say(`standing.${figure.verdict}`);
  if (figure.verdict === 'BETTER' || figure.verdict === 'WORSE') {
    return <Lozenge appearance={figure.verdict === 'BETTER' ? 'success' : 'removed'}>{text}</Lozenge>;
  }
  return <small>{text}</small>;
}

function interval(figure: Figure, language: Language): string {
  return figure.low == null ? '–' : `${shown(figure, figure.low, language)} – ${shown(figure, figure.high, language)}`;
}

function shown(figure: Figure, value: number | null | undefined, language: Language): string {
  if (value == null) {
    return '–';
  }
  return figure.duration ? duration(value, language) : share(value, language);
}

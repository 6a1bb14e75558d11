import { useValues } from '../api/queries';
import { stretch } from '../gadgets/settings';
import { useLanguage, useSay } from '../words';

interface Props {
  today: string;
  value: string;
  onChange: (agent: string) => void;
}

/** Choose one of the agents with tickets in the last 90 days whose figures one may see. */
export function AgentChoice({ today, value, onChange }: Props) {
  const say = useSay();
  const language = useLanguage();
  const { from, to } = stretch({ days: 90 }, today);
  const agents = useValues('agent', from, to).data ?? [];
  return (
    <label>
      {say('agentName')}{' '}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">–</option>
        {agents
          .filter((agent) => agent.value !== '')
          .map((agent) => (
            <option key={agent.value} value={agent.value}>
              {agent.name[language]}
            </option>
          ))}
      </select>
    </label>
  );
}

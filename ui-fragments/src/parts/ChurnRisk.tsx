import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useLanguage, useSay } from '../words';

const LOOKS = { HIGH: 'removed', MEDIUM: 'moved', LOW: 'success' } as const;

/** How likely a customer is to leave, and what tells of it; none of those who have left. */
export function ChurnRisk({ customer }: { customer: Schemas['Customer'] }) {
  const say = useSay();
  const language = useLanguage();
  if (customer.risk === null) {
    return <>–</>;
  }
  return (
    <>
      <Lozenge appearance={LOOKS[customer.risk]}>
        {say(`risk.${customer.risk}`) + (customer.probability === null ? '' : ` ${Math.round(100 * customer.probability)} %`)}
      </Lozenge>
      {customer.why.map((why) => (
        <div key={why.feature.en}>
          <small>
            {why.feature[language]}: {why.value} (×{why.times.toFixed(1)})
          </small>
        </div>
      ))}
    </>
  );
}

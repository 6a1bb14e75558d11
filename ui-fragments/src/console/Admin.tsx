import { useDesk } from '../api/queries';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { CertificateCard } from './CertificateCard';
import { Schedules } from './Schedules';

/** What an admin looks after. */
export function Admin() {
  const say = useSay();
  const desk = useDesk();
  return (
    <div className="grid">
      <section className="gadget" style={{ gridColumn: 'span 12' }}>
        <h2>{say('certificate')}</h2>
        <Async query={desk} height={96}>
          {(value) => <CertificateCard certificate={value.certificate} zone={value.zone} />}
        </Async>
      </section>
      <section className="gadget" style={{ gridColumn: 'span 12' }}>
        <h2>{say('schedules')}</h2>
        <Schedules />
      </section>
    </div>
  );
}

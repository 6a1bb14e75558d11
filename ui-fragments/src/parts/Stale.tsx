import SectionMessage from '@atlaskit/section-message';
import { useDesk } from '../api/queries';
import { useSay } from '../words';

const A_DAY = 86_400_000;

/** Says so where what is shown is old: nothing was read from Jira, or nothing was analysed, for more than a day. */
export function Stale() {
  const say = useSay();
  const desk = useDesk().data;
  if (!desk || ![desk.syncedAt, desk.analysedAt].some((last) => last !== null && Date.parse(desk.now) - Date.parse(last) > A_DAY)) {
    return null;
  }
  return (
    <SectionMessage appearance="warning">
      <p>{say('stale')}</p>
    </SectionMessage>
  );
}

import SectionMessage from '@atlaskit/section-message';
import { useDesk } from '../api/queries';
import { moment } from '../format';
import { useLanguage, useSay } from '../words';

const A_DAY = 86_400_000;

/** Says so where what is shown is old: the server does not answer any more, nothing was read from Jira, or nothing was analysed, for more than a day. */
export function Stale() {
  const say = useSay();
  const language = useLanguage();
  const query = useDesk();
  const desk = query.data;
  if (desk && query.isError) {
    return (
      <div role="alert">
        <SectionMessage appearance="warning">
          <p>{say('noContact', moment(new Date(query.dataUpdatedAt).toISOString(), desk.zone, language))}</p>
        </SectionMessage>
      </div>
    );
  }
  if (!desk || ![desk.syncedAt, desk.analysedAt].some((last) => last !== null && Date.parse(desk.now) - Date.parse(last) > A_DAY)) {
    return null;
  }
  return (
    <SectionMessage appearance="warning">
      <p>{say('stale')}</p>
    </SectionMessage>
  );
}

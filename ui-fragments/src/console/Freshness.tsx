import { useDesk } from '../api/queries';
import { count, moment } from '../format';
import { useViewer } from '../SignedIn';
import { useLanguage, useSay } from '../words';

/** Whose figures these are and how fresh. */
export function Freshness() {
  const say = useSay();
  const language = useLanguage();
  const desk = useDesk().data;
  const viewer = useViewer();
  if (!desk) {
    return <p className="site" />;
  }
  return (
    <p className="site">
      <a href={desk.site} target="_blank" rel="noreferrer">
        {desk.site}
      </a> · {count(desk.tickets, language)} {say('tickets')}
      {desk.syncedAt === null ? ` · ${say('neverSynced')}` : ` · ${say('synced')} ${moment(desk.syncedAt, desk.zone, language)}`}
      {!viewer.whole && ` · ${say('part')}`}
      {desk.analysedAt !== null && ` · ${say('analysed')} ${moment(desk.analysedAt, desk.zone, language)}`}
    </p>
  );
}

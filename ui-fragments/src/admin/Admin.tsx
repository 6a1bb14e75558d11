import { lazy, Suspense, type ComponentType } from 'react';
import { useViewer } from '../SignedIn';
import { useSay, type WordKey } from '../words';
import { Audit } from './Audit';
import { Calendars } from './Calendars';
import { Connection } from './Connection';
import { Customers } from './Customers';
import { Fields } from './Fields';
import { Handovers } from './Handovers';
import { Health } from './Health';
import { Ledger } from './Ledger';
import { Models } from './Models';
import { People } from './People';
import { Privacy } from './Privacy';
import { Questions } from './Questions';
import { ReplyRules } from './ReplyRules';
import { Targets } from './Targets';
import { Topics } from './Topics';
import { WrittenFields } from './WrittenFields';

// Cron in words takes a library of its own.
const Schedules = lazy(() => import('./Schedules').then(({ Schedules }) => ({ default: Schedules })));

/** By their part of the address, in the order of the navigation. */
const SECTIONS: Record<string, ComponentType> = {
  connection: Connection,
  health: Health,
  schedules: Schedules,
  fields: Fields,
  written: WrittenFields,
  ledger: Ledger,
  audit: Audit,
  calendars: Calendars,
  targets: Targets,
  topics: Topics,
  questions: Questions,
  handovers: Handovers,
  models: Models,
  customers: Customers,
  replies: ReplyRules,
  privacy: Privacy,
  people: People,
};

/** What an auditor sees of it. */
const FOR_AUDITORS = ['audit', 'health'];

/** What an admin looks after: a section at a time. */
export function Admin({ chosen }: { chosen: string | undefined }) {
  const say = useSay();
  const isAuditor = useViewer().role === 'auditor';
  const sections = isAuditor ? FOR_AUDITORS : Object.keys(SECTIONS);
  const section = chosen !== undefined && sections.includes(chosen) ? chosen : sections[0]!;
  const Shown = SECTIONS[section]!;
  const title = say(`section.${section}` as WordKey);
  return (
    <div className="admin">
      <nav aria-label={say('admin')}>
        <ul>
          {sections.map((id) => (
            <li key={id}>
              <a href={`#/admin/${id}`} aria-current={id === section ? 'page' : undefined}>
                {say(`section.${id}` as WordKey)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section className="gadget">
        <h2>{title}</h2>
        <p className="note">{say(`section.${section}.says` as WordKey)}</p>
        <Suspense fallback={<div style={{ minHeight: 240 }} aria-busy="true" />}>
          <Shown key={section} />
        </Suspense>
      </section>
    </div>
  );
}

import { useState } from 'react';
import { EmptyPage } from '../parts/EmptyPage';
import { useSay } from '../words';
import { Console } from './Console';
import { Dashboards } from './Dashboards';
import { Freshness } from './Freshness';

/** The dashboards, narrowed to one project. */
export function ProjectPage({ project }: { project: string | null }) {
  const say = useSay();
  const [dashboard, setDashboard] = useState('main');
  if (project === null) {
    return (
      <EmptyPage>
        <p className="empty">{say('noProject')}</p>
      </EmptyPage>
    );
  }
  return (
    <>
      <header className="top">
        <h1>
          {say('title')} · <bdi>{project}</bdi>
        </h1>
        <Dashboards chosen={dashboard} onChoose={setDashboard} />
        <Freshness />
      </header>
      <main>
        <Console key={dashboard} id={dashboard} within={[`project=${project}`]} />
      </main>
    </>
  );
}

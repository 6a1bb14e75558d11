import Button from '@atlaskit/button/new';
import { lazy, Suspense, useRef, useState } from 'react';
import { useDashboard, useDesk, useSaveDashboard } from '../api/queries';
import { IN_JIRA } from '../api/transport';
import { GadgetFrame } from '../gadgets/GadgetFrame';
import { GADGETS } from '../gadgets/registry';
import type { Dashboard, Gadget, GadgetSettings } from '../gadgets/settings';
import { useSayOnly } from '../gadgets/useNarrowed';
import { newId } from '../newId';
import { Async } from '../parts/Async';
import { Stale } from '../parts/Stale';
import { useIs } from '../SignedIn';
import { useSay } from '../words';
import { readLinked, writeLinked } from './address';

const GadgetEditor = lazy(() => import('../gadgets/GadgetEditor').then(({ GadgetEditor }) => ({ default: GadgetEditor })));

const LEAST_COLUMNS = 3;
const COLUMNS = 12;

interface ConsoleProps {
  id: string;
  /** What the place where it stands narrows it to. */
  within?: string[];
  /** Whether the page's address is the dashboard's, and can say what it is narrowed to. */
  linkable?: boolean;
}

/** A dashboard: its gadgets in a grid, narrowed together, and changed where they stand. */
export function Console({ id, within = [], linkable = false }: ConsoleProps) {
  const desk = useDesk();
  const dashboard = useDashboard(id);
  return (
    <Async query={desk} height={400}>
      {({ today }) => (
        <>
          <Stale />
          <Async query={dashboard} height={400}>
            {(shown) => <Grid dashboard={shown} today={today} within={within} linkable={linkable} />}
          </Async>
        </>
      )}
    </Async>
  );
}

interface GridProps {
  dashboard: Dashboard;
  today: string;
  within: string[];
  linkable: boolean;
}

function Grid({ dashboard, today, within, linkable }: GridProps) {
  const say = useSay();
  const lead = useIs('lead');
  const save = useSaveDashboard();
  const sayOnly = useSayOnly();
  const [linked, setLinked] = useState<string[]>(linkable ? readLinked : []);
  const wall = useRef<HTMLDivElement>(null);
  const link = (only: string[]) => {
    setLinked(only);
    if (linkable) {
      writeLinked(only);
    }
  };
  const [edited, setEdited] = useState<{ id: string; settings: GadgetSettings; fresh: boolean }>();
  const [removed, setRemoved] = useState<{ gadget: Gadget; place: number }>();
  const keep = (gadgets: Gadget[]) => save.mutate({ ...dashboard, gadgets });

  const put = (settings: GadgetSettings) => {
    const { id, fresh } = edited!;
    keep(
      fresh
        ? [...dashboard.gadgets, { id, width: GADGETS[settings.kind].width, settings }]
        : dashboard.gadgets.map((gadget) => (gadget.id === id ? { ...gadget, settings } : gadget)),
    );
    setEdited(undefined);
  };

  return (
    <>
      <div className="bar">
        {linked.length > 0 && (
          <p className="linked" role="status">
            {say('filteredBy')}: <strong>{sayOnly(linked)}</strong>{' '}
            <Button spacing="compact" onClick={() => link([])}>
              {say('clearFilter')}
            </Button>
          </p>
        )}
        {removed && (
          <p className="linked" role="status">
            {say('removed')}{' '}
            <Button
              spacing="compact"
              onClick={() => {
                keep(dashboard.gadgets.toSpliced(removed.place, 0, removed.gadget));
                setRemoved(undefined);
              }}
            >
              {say('undo')}
            </Button>
          </p>
        )}
        {save.isError && (
          <p className="error" role="alert">
            {save.error.message}
          </p>
        )}
        <span className="spacer" />
        {document.fullscreenEnabled && (
          <Button appearance="subtle" onClick={() => void wall.current?.requestFullscreen()}>
            {say('fillScreen')}
          </Button>
        )}
        {lead && (
          <Button
            onClick={() =>
              setEdited({ id: newId(), fresh: true, settings: { kind: 'trend', ...GADGETS.trend.usual } })
            }
          >
            {say('addGadget')}
          </Button>
        )}
      </div>
      <div className="wall" ref={wall}>
        <div className="grid">
          {dashboard.gadgets.map((gadget, place) => (
            <GadgetFrame
              key={gadget.id}
              gadget={gadget}
              today={today}
              layers={[within, linked]}
              address={IN_JIRA ? undefined : addressOf(dashboard.id, gadget.id)}
              onFilter={(only) => link([...new Set([...linked, ...only])])}
              actions={lead ? {
                onConfigure: () => setEdited({ id: gadget.id, settings: gadget.settings, fresh: false }),
                onWiden: (columns) => keep(dashboard.gadgets.with(place, { ...gadget, width: bounded(gadget.width + columns) })),
                onMove: (places) => keep(moved(dashboard.gadgets, place, place + places)),
                onRemove: () => {
                  setRemoved({ gadget, place });
                  keep(dashboard.gadgets.toSpliced(place, 1));
                },
              } : undefined}
            />
          ))}
        </div>
      </div>
      <Suspense>
        {edited && (
          <GadgetEditor
            settings={edited.settings}
            fresh={edited.fresh}
            today={today}
            onSave={put}
            onClose={() => setEdited(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

function addressOf(dashboard: string, gadget: string): string {
  return new URL(`gadget.html?${new URLSearchParams({ dashboard, gadget })}`, window.location.href).toString();
}

function bounded(width: number): number {
  return Math.min(COLUMNS, Math.max(LEAST_COLUMNS, width));
}

function moved(gadgets: Gadget[], from: number, to: number): Gadget[] {
  if (to < 0 || to >= gadgets.length) {
    return gadgets;
  }
  return gadgets.toSpliced(from, 1).toSpliced(to, 0, gadgets[from]!);
}

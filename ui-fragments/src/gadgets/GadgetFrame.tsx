import Button, { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreHorizontalIcon from '@atlaskit/icon/core/show-more-horizontal';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useCatalogue } from '../api/queries';
import { fetchCharts } from '../chart/Chart';
import { copy } from '../copy';
import { Stale } from '../parts/Stale';
import type { Drill } from '../parts/TicketList';
import { useLanguage, useSay } from '../words';
import { Boundary } from './Boundary';
import { exportFile, exportPicture } from './export';
import { GADGETS } from './registry';
import { stretch, type Gadget } from './settings';
import { useNarrowed, useSayOnly } from './useNarrowed';

const TicketList = lazy(() => import('../parts/TicketList').then(({ TicketList }) => ({ default: TicketList })));

const NOWHERE: string[][] = [];

/** What can be done with a gadget where it stands. */
export interface GadgetActions {
  onConfigure: () => void;
  onWiden: (columns: number) => void;
  onMove: (places: number) => void;
  onRemove: () => void;
}

interface GadgetFrameProps {
  gadget: Gadget;
  today: string;
  /** What the place where it stands narrows it to, from the outermost in. */
  layers?: string[][];
  /** Missing where the reader may not change it, as on a Jira dashboard that shows it. */
  actions?: GadgetActions | undefined;
  onFilter?: (only: string[]) => void;
  /** Where the gadget stands by itself; missing where it does so nowhere else. */
  address?: string | undefined;
}

/** A gadget with its title, its menu, and the tickets behind what is clicked. */
export function GadgetFrame({ gadget, today, layers = NOWHERE, actions, onFilter, address }: GadgetFrameProps) {
  const say = useSay();
  const [drill, setDrill] = useState<Drill>();
  const [wall, setWall] = useState(false);
  const [failure, setFailure] = useState<string>();
  const frame = useRef<HTMLElement>(null);
  const title = useTitle(gadget);
  const { draw: Draw, height, charted } = GADGETS[gadget.settings.kind];
  const days = stretch(gadget.settings, today);
  const { only, clash, foreign } = useNarrowed(gadget.settings, layers);
  const sayOnly = useSayOnly();

  useEffect(() => {
    if (charted) {
      fetchCharts();
    }
  }, [charted]);

  const keepFailure = (made: Promise<void>) => {
    setFailure(undefined);
    made.catch((reason: unknown) => setFailure(reason instanceof Error ? reason.message : String(reason)));
  };

  const fill = () => {
    void frame.current?.requestFullscreen().then(() => setWall(true));
    frame.current?.addEventListener('fullscreenchange', () => setWall(document.fullscreenElement !== null));
  };

  return (
    <section className="gadget" role="group" ref={frame} style={{ gridColumn: `span ${gadget.width}` }} aria-label={title}>
      <header className="gadget-head">
        <h2>{title}</h2>
        <MenuOnDemand
          gadget={gadget}
          title={title}
          today={today}
          only={only}
          frame={frame}
          onFill={fill}
          onExport={keepFailure}
          actions={actions}
          address={address}
        />
      </header>
      {failure !== undefined && (
        <p role="alert" className="error">
          {say('exportFailed', failure)}{' '}
          <Button spacing="compact" appearance="subtle" onClick={() => setFailure(undefined)}>
            {say('close')}
          </Button>
        </p>
      )}
      {wall && <Stale />}
      {foreign.length > 0 && <p className="note">{say('notNarrowed', sayOnly(foreign))}</p>}
      {clash.length > 0 ? (
        <p className="empty">{say('narrowedToNothing', sayOnly(clash))}</p>
      ) : (
        <Boundary message={say('failed')}>
          <Draw
            settings={gadget.settings}
            today={today}
            only={only}
            height={wall ? window.innerHeight - 120 : height}
            onDrill={(found) => {
              // The list is a dialog of the page's: it would lie behind the screen that a gadget fills.
              if (document.fullscreenElement) {
                void document.exitFullscreen();
              }
              setDrill({ ...days, ...found });
            }}
          />
        </Boundary>
      )}
      {drill && (
        <Suspense>
          <TicketList drill={drill} onClose={() => setDrill(undefined)} onFilter={onFilter} />
        </Suspense>
      )}
    </section>
  );
}

function useTitle(gadget: Gadget): string {
  const say = useSay();
  const language = useLanguage();
  const catalogue = useCatalogue().data;
  if (gadget.settings.title) {
    return gadget.settings.title;
  }
  const { kind, kpi, by, days, period, customers } = gadget.settings;
  const named = (kind === 'trend' || kind === 'bars' || kind === 'heat-map' || kind === 'pivot') && kpi?.length === 1;
  const figure = named ? catalogue?.kpis.find((known) => known.id === kpi[0])?.name[language] : undefined;
  const slices = (by ?? [])
    .map((id) => catalogue?.dimensions.find((known) => known.id === id)?.name[language] ?? id)
    .join(' × ');
  return [
    figure ?? say(customers === 'win-back' ? 'customers.win-back' : `kind.${kind}`),
    ...(kind === 'heat-map' ? [say('kind.heat-map')] : []),
    ...(slices ? [`${say('by')} ${slices}`] : []),
    ...(period ? [say(`period.${period}`)] : days ? [say('lastDays', days)] : []),
  ].join(' · ');
}

interface MenuProps {
  gadget: Gadget;
  title: string;
  today: string;
  only: string[];
  frame: React.RefObject<HTMLElement | null>;
  onFill: () => void;
  onExport: (made: Promise<void>) => void;
  actions: GadgetActions | undefined;
  address: string | undefined;
}

/** The menu is made when it is first opened: a dashboard has dozens, and nearly none is. Until then its button stands alone. */
function MenuOnDemand(props: MenuProps) {
  const say = useSay();
  const [wanted, setWanted] = useState(false);
  if (wanted) {
    return <Menu {...props} />;
  }
  return (
    <IconButton
      icon={ShowMoreHorizontalIcon}
      label={`${say('menuOf')} ${props.title}`}
      appearance="subtle"
      spacing="compact"
      aria-haspopup="true"
      aria-expanded={false}
      onClick={() => setWanted(true)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          setWanted(true);
        }
      }}
    />
  );
}

function Menu({ gadget, title, today, only, frame, onFill, onExport, actions, address }: MenuProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <DropdownMenu
      shouldRenderToParent
      defaultOpen
      autoFocus
      trigger={({ triggerRef, ...trigger }) => (
        <IconButton
          {...trigger}
          ref={triggerRef}
          icon={ShowMoreHorizontalIcon}
          label={`${say('menuOf')} ${title}`}
          appearance="subtle"
          spacing="compact"
        />
      )}
    >
      {actions && (
        <DropdownItemGroup>
          <DropdownItem onClick={actions.onConfigure}>{say('configure')}</DropdownItem>
          <DropdownItem isDisabled={gadget.width >= 12} onClick={() => actions.onWiden(3)}>
            {say('wider')}
          </DropdownItem>
          <DropdownItem isDisabled={gadget.width <= 3} onClick={() => actions.onWiden(-3)}>
            {say('narrower')}
          </DropdownItem>
          <DropdownItem onClick={() => actions.onMove(-1)}>{say('earlier')}</DropdownItem>
          <DropdownItem onClick={() => actions.onMove(1)}>{say('later')}</DropdownItem>
        </DropdownItemGroup>
      )}
      <DropdownItemGroup>
        {document.fullscreenEnabled && <DropdownItem onClick={onFill}>{say('fullScreen')}</DropdownItem>}
        {address !== undefined && <DropdownItem onClick={() => void copy(address)}>{say('copyGadgetLink')}</DropdownItem>}
        <DropdownItem onClick={() => onExport(exportFile(gadget.settings, today, only, 'csv', language))}>{say('exportCsv')}</DropdownItem>
        <DropdownItem onClick={() => onExport(exportFile(gadget.settings, today, only, 'xlsx', language))}>{say('exportXlsx')}</DropdownItem>
        <DropdownItem onClick={() => frame.current && onExport(exportPicture(frame.current, gadget.settings.kind, title))}>{say('exportPng')}</DropdownItem>
      </DropdownItemGroup>
      {actions && (
        <DropdownItemGroup>
          <DropdownItem onClick={actions.onRemove}>{say('remove')}</DropdownItem>
        </DropdownItemGroup>
      )}
    </DropdownMenu>
  );
}

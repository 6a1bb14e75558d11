import { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreHorizontalIcon from '@atlaskit/icon/core/show-more-horizontal';
import { lazy, Suspense, useState } from 'react';
import { useDashboard, useDashboards, useDeleteDashboard, useSaveDashboard } from '../api/queries';
import { copy } from '../copy';
import { newId } from '../newId';
import { useIs } from '../SignedIn';
import { useSay } from '../words';

const MAIN = 'main';

const NamedDashboard = lazy(() => import('./DashboardDialogs').then(({ NamedDashboard }) => ({ default: NamedDashboard })));
const RemovedDashboard = lazy(() => import('./DashboardDialogs').then(({ RemovedDashboard }) => ({ default: RemovedDashboard })));

interface DashboardsProps {
  chosen: string;
  /** Whether the page's address leads to the dashboard that is chosen. */
  linked?: boolean;
  onChoose: (id: string) => void;
}

/** Which dashboard is shown; makes, names, shares and removes them. */
export function Dashboards({ chosen, linked = false, onChoose }: DashboardsProps) {
  const say = useSay();
  const lead = useIs('lead');
  const dashboards = useDashboards().data ?? [];
  const shown = useDashboard(chosen).data;
  const save = useSaveDashboard();
  const remove = useDeleteDashboard();

  const [asking, setAsking] = useState<'new' | 'name' | 'removal'>();
  const goes = say(chosen === MAIN ? 'resetDashboard' : 'removeDashboard');

  const make = (name: string) => {
    const id = newId();
    save.mutate({ id, name, gadgets: [] }, { onSuccess: () => onChoose(id) });
  };
  const drop = () => remove.mutate(chosen, { onSuccess: () => onChoose(MAIN) });

  return (
    <span className="dashboards">
      <label>
        <span className="hidden">{say('dashboard')}</span>
        <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {dashboards.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DropdownMenu
        shouldRenderToParent
        trigger={({ triggerRef, ...trigger }) => (
          <IconButton
            {...trigger}
            ref={triggerRef}
            icon={ShowMoreHorizontalIcon}
            label={`${say('menuOf')} ${say('dashboard')}`}
            appearance="subtle"
            spacing="compact"
          />
        )}
      >
        <DropdownItemGroup>
          {lead && <DropdownItem onClick={() => setAsking('new')}>{say('newDashboard')}</DropdownItem>}
          {lead && shown && <DropdownItem onClick={() => setAsking('name')}>{say('renameDashboard')}</DropdownItem>}
          {linked && <DropdownItem onClick={() => void copy(window.location.href)}>{say('copyLink')}</DropdownItem>}
          {lead && <DropdownItem onClick={() => setAsking('removal')}>{goes}</DropdownItem>}
        </DropdownItemGroup>
      </DropdownMenu>
      <Suspense>
        {asking === 'new' && (
          <NamedDashboard title={say('newDashboard')} name="" onDone={make} onClose={() => setAsking(undefined)} />
        )}
        {asking === 'name' && shown && (
          <NamedDashboard
            title={say('renameDashboard')}
            name={shown.name}
            onDone={(name) => save.mutate({ ...shown, name })}
            onClose={() => setAsking(undefined)}
          />
        )}
        {asking === 'removal' && <RemovedDashboard title={goes} onDone={drop} onClose={() => setAsking(undefined)} />}
      </Suspense>
    </span>
  );
}

import { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreHorizontalIcon from '@atlaskit/icon/core/show-more-horizontal';
import { lazy, Suspense, useState } from 'react';
import { useDashboards, useDeleteDashboard, useSaveDashboard } from '../api/queries';
import { copy } from '../copy';
import { newId } from '../newId';
import { useIs } from '../SignedIn';
import { useSay } from '../words';

const MAIN = 'main';

const NewDashboard = lazy(() => import('./DashboardDialogs').then(({ NewDashboard }) => ({ default: NewDashboard })));
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
  const save = useSaveDashboard();
  const remove = useDeleteDashboard();

  const [asking, setAsking] = useState<'name' | 'removal'>();
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
          {lead && <DropdownItem onClick={() => setAsking('name')}>{say('newDashboard')}</DropdownItem>}
          {linked && <DropdownItem onClick={() => void copy(window.location.href)}>{say('copyLink')}</DropdownItem>}
          {lead && <DropdownItem onClick={() => setAsking('removal')}>{goes}</DropdownItem>}
        </DropdownItemGroup>
      </DropdownMenu>
      <Suspense>
        {asking === 'name' && <NewDashboard onDone={make} onClose={() => setAsking(undefined)} />}
        {asking === 'removal' && <RemovedDashboard title={goes} onDone={drop} onClose={() => setAsking(undefined)} />}
      </Suspense>
    </span>
  );
}

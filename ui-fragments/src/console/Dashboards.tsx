import { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreHorizontalIcon from '@atlaskit/icon/core/show-more-horizontal';
import { useDashboards, useDeleteDashboard, useSaveDashboard } from '../api/queries';
import { useIs } from '../SignedIn';
import { useSay } from '../words';

const MAIN = 'main';

interface DashboardsProps {
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which dashboard is shown; makes, names, shares and removes them. */
export function Dashboards({ chosen, onChoose }: DashboardsProps) {
  const say = useSay();
  const lead = useIs('lead');
  const dashboards = useDashboards().data ?? [];
  const save = useSaveDashboard();
  const remove = useDeleteDashboard();

  const make = () => {
    const name = window.prompt(say('newDashboard'))?.trim();
    if (name) {
      const id = crypto.randomUUID();
      save.mutate({ id, name, gadgets: [] }, { onSuccess: () => onChoose(id) });
    }
  };
  const drop = () => {
    if (window.confirm(say('removeAsked'))) {
      remove.mutate(chosen, { onSuccess: () => onChoose(MAIN) });
    }
  };

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
          {lead && <DropdownItem onClick={make}>{say('newDashboard')}</DropdownItem>}
          <DropdownItem onClick={() => void navigator.clipboard.writeText(window.location.href)}>{say('copyLink')}</DropdownItem>
          {lead && <DropdownItem onClick={drop}>{say(chosen === MAIN ? 'resetDashboard' : 'removeDashboard')}</DropdownItem>}
        </DropdownItemGroup>
      </DropdownMenu>
    </span>
  );
}

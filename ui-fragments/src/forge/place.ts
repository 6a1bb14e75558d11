import { router, view } from '@forge/bridge';
import type { GadgetSettings } from '../gadgets/settings';
import type { Place } from '../place';

/** What Jira tells of the module; each has some of it. */
interface Extension {
  entryPoint?: string;
  gadgetConfiguration?: { settings?: GadgetSettings };
  issue?: { key: string };
  project?: { key: string };
}

/** In a frame of Jira's: Jira says where, for whom and in which colours. */
export async function placeInJira(): Promise<Place> {
  const [context] = await Promise.all([view.getContext(), view.theme.enable()]);
  openLinksThroughJira(context.siteUrl);
  const { entryPoint, gadgetConfiguration, issue, project } = context.extension as Extension;
  return {
    ticket: issue?.key ?? null,
    project: project?.key ?? null,
    gadget: {
      settings: gadgetConfiguration?.settings,
      editing: entryPoint === 'edit',
      save: (settings) => view.submit({ settings }),
    },
    language: context.locale.startsWith('zh') ? 'zh' : 'en',
  };
}

/** A frame of Forge's may not open windows itself. Of an address on the site Jira asks no leave when its path is given. */
function openLinksThroughJira(site: string) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[target="_blank"]') : null;
    if (link) {
      event.preventDefault();
      const address = new URL(link.href);
      const own = address.origin === new URL(site).origin;
      void router.open(own ? address.pathname + address.search + address.hash : link.href);
    }
  });
}

import { IN_JIRA } from '../api/transport';

/** The console's own page, as opposed to panels and gadgets that stand by themselves. */
const IN_CONSOLE = /\/(index\.html)?$/.test(window.location.pathname);

/** A customer's name, which leads to their page; in Jira Cloud there is no console to lead to. */
export function CustomerLink({ customer, children }: { customer: string; children?: string }) {
  const shown = <bdi>{children ?? customer}</bdi>;
  if (IN_JIRA) {
    return children === undefined ? shown : null;
  }
  const place = `#/customer/${encodeURIComponent(customer)}`;
  return IN_CONSOLE ? (
    <a href={place}>{shown}</a>
  ) : (
    <a href={`./${place}`} target="_blank" rel="noreferrer">
      {shown}
    </a>
  );
}

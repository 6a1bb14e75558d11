import { lazy, Suspense } from 'react';
import { useSignOut } from '../api/queries';
import type { Choices } from '../Fragment';
import { useIs, useViewer } from '../SignedIn';
import type { Theme } from '../theme';
import { useLanguage, useSay } from '../words';
import { Console } from './Console';
import { Dashboards } from './Dashboards';
import { Freshness } from './Freshness';
import { customerAt, dashboardAt, useAddress } from './address';

const Admin = lazy(() => import('../admin/Admin').then(({ Admin }) => ({ default: Admin })));

const CustomerPage = lazy(() => import('../customer/CustomerPage').then(({ CustomerPage }) => ({ default: CustomerPage })));

const Reports = lazy(() => import('../reports/Reports').then(({ Reports }) => ({ default: Reports })));

const THEMES: Theme[] = ['auto', 'light', 'dark'];

/** The local console. */
export function App({ theme, setTheme, setLanguage }: Choices) {
  const say = useSay();
  const language = useLanguage();
  const { place, visit, goTo } = useAddress();
  const isAdmin = useIs('admin');
  const isAuditor = useViewer().role === 'auditor';
  const admin = isAuditor || (isAdmin && place[0] === 'admin');
  const customer = customerAt(place);
  const reports = !admin && place[0] === 'reports';
  const dashboard = dashboardAt(place);
  const elsewhere = admin ? (
    <Admin chosen={place[1]} />
  ) : reports ? (
    <Reports />
  ) : customer === undefined ? undefined : (
    <CustomerPage key={customer} customer={customer} />
  );
  return (
    <>
      <header className="top">
        <h1>{say('title')}</h1>
        <nav>
          {!isAuditor && (
            <>
              <a href="#/dashboard/main" aria-current={elsewhere === undefined ? 'page' : undefined}>
                {say('dashboard')}
              </a>
              <a href="#/reports" aria-current={reports ? 'page' : undefined}>
                {say('reports')}
              </a>
            </>
          )}
          {(isAdmin || isAuditor) && (
            <a href="#/admin" aria-current={admin ? 'page' : undefined}>
              {say('admin')}
            </a>
          )}
        </nav>
        {elsewhere === undefined && <Dashboards chosen={dashboard} linked onChoose={(id) => goTo(`dashboard/${id}`)} />}
        <Freshness />
        <label>
          <span className="hidden">{say('theme')}</span>
          <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
            {THEMES.map((choice) => (
              <option key={choice} value={choice}>
                {say('theme')}: {say(`theme.${choice}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}>
          {language === 'en' ? '中文' : 'English'}
        </button>
        <SignOut />
      </header>
      <main>
        {elsewhere === undefined ? <Console key={`${dashboard} ${visit}`} id={dashboard} linkable /> : <Suspense>{elsewhere}</Suspense>}
      </main>
    </>
  );
}

function SignOut() {
  const say = useSay();
  const viewer = useViewer();
  const signOut = useSignOut();
  return (
    <button type="button" title={`${viewer.name} · ${say(`role.${viewer.role}`)}`} onClick={() => signOut.mutate()}>
      {say('signOut')}
    </button>
  );
}

import '../designFlags';
import '@atlaskit/css-reset';
import { Admin } from '../admin/Admin';
import { mount } from '../mount';
import { useIs, useViewer } from '../SignedIn';
import '../style.css';
import { useSay } from '../words';
import { useAddress } from './address';

/** Jira shows this page to its own administrators; who is one of ours is said by ours. */
function AdminPage() {
  const say = useSay();
  const isAdmin = useIs('admin');
  const isAuditor = useViewer().role === 'auditor';
  const { place } = useAddress();
  return (
    <main>
      <h1 className="hidden">{say('admin')}</h1>
      {isAdmin || isAuditor ? <Admin chosen={place[1]} /> : <p className="empty">{say('adminsOnly')}</p>}
    </main>
  );
}

void mount(() => <AdminPage />);

import '../designFlags';
import '@atlaskit/css-reset';
import { askAhead } from '../api/queries';
import { fetchCharts } from '../chart/Chart';
import { queries } from '../Fragment';
import { mount } from '../mount';
import { wasSignedIn } from '../SignedIn';
import '../style.css';
import { dashboardAt, readAddress } from './address';
import { App } from './App';

// Hardly a dashboard is without a chart.
fetchCharts();
if (wasSignedIn()) {
  askAhead(queries, dashboardAt(readAddress()));
}
void mount((_place, choices) => <App {...choices} />);

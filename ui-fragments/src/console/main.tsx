import '../designFlags';
import '@atlaskit/css-reset';
import { fetchCharts } from '../chart/Chart';
import { mount } from '../mount';
import '../style.css';
import { App } from './App';

// Hardly a dashboard is without a chart.
fetchCharts();
void mount((_place, choices) => <App {...choices} />);

import '../designFlags';
import '@atlaskit/css-reset';
import { mount } from '../mount';
import '../style.css';
import { App } from './App';

void mount((_place, choices) => <App {...choices} />);

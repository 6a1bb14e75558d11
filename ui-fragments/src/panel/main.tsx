import '../designFlags';
import '@atlaskit/css-reset';
import { mount } from '../mount';
import '../style.css';
import { TicketPanel } from './TicketPanel';

void mount(({ ticket }) => <TicketPanel ticket={ticket} />);

import '../designFlags';
import '@atlaskit/css-reset';
import { mount } from '../mount';
import '../style.css';
import { HeldGadget } from './HeldGadget';
import { SingleGadget } from './SingleGadget';

void mount(({ gadget }) => ('id' in gadget ? <SingleGadget {...gadget} /> : <HeldGadget held={gadget} />));

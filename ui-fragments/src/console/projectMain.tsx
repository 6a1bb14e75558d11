import '../designFlags';
import '@atlaskit/css-reset';
import { mount } from '../mount';
import '../style.css';
import { ProjectPage } from './ProjectPage';

void mount(({ project }) => <ProjectPage project={project} />);

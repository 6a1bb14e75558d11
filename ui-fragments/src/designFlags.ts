import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';

// The design system's experiments belong to Atlassian's own products: here each is off, and none is asked for over the net.
setBooleanFeatureFlagResolver(() => false);

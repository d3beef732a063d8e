export { type OrganisationState, useOrganisation } from './OrganisationProvider.tsx';

export { type Session, useMe, useSession } from './SessionProvider.tsx';

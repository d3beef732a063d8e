export { useNow } from './ClockProvider.tsx';

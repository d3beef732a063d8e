export { useWhen } from './ClockProvider.tsx';

export { useToday } from './ClockProvider.tsx';

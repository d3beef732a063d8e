/**
 * Derived values somebody follows: each is derived once per pass however many follow it (LINE10), and is told only when it
 * is another. A topic nobody follows costs nothing.
 */
import type { Cascade, Pass } from './cascade.ts';
import type { Published } from './store.ts';

/** A derived value with a name. */
export type Topic = {
  readonly name: string;
  /** The value as JSON, from what is derived now; with a version only when it has one of its own. */
  readonly derive: () => { readonly json: string; readonly version?: number };
  /** True when a pass can have changed it. */
  readonly concerns: (pass: Pass) => boolean;
  /** Derived at most this often. Default: with every pass. */
  readonly everyMs?: number;
};

/** The topics of one server. */
export type Topics = {
  /** The value now. */
  readonly read: (topic: Topic) => Published;
  /** Tells the value now, and then each new one. Gives the way to stop. */
  readonly follow: (topic: Topic, tell: (value: Published) => void) => () => void;
  readonly stop: () => void;
};

type Followed = {
  readonly topic: Topic;
  readonly followers: Set<(value: Published) => void>;
  value: Published;
  derivedAt: number;
  timer: NodeJS.Timeout | null;
};

/** Makes the topics of a cascade. */
export function createTopics(cascade: Cascade, now: () => number): Topics {
  const followed = new Map<string, Followed>();
  const read = ({ derive }: Topic): Published => {
    const { json, version } = derive();
    return { json, version: version ?? cascade.derived().version };
  };
  const renew = (each: Followed): void => {
    each.timer = null;
    each.derivedAt = now();
    const value = read(each.topic);
    if (value.json === each.value.json) return;
    each.value = { json: value.json, version: Math.max(value.version, each.value.version + 1) };
    for (const tell of [...each.followers]) tell(each.value);
  };
  const stopListening = cascade.onPass((pass) => {
    for (const each of [...followed.values()]) {
      if (!each.topic.concerns(pass) || each.timer !== null) continue;
      const waitMs = each.derivedAt + (each.topic.everyMs ?? 0) - now();
      if (waitMs <= 0) renew(each);
      else each.timer = setTimeout(() => renew(each), waitMs);
    }
  });
  return {
    read,
    follow: (topic, tell) => {
      const found = followed.get(topic.name);
      const each = found ?? { topic, followers: new Set(), value: read(topic), derivedAt: now(), timer: null };
      if (found === undefined) followed.set(topic.name, each);
      else if (each.timer !== null) {
        clearTimeout(each.timer);
        renew(each);
      }
      each.followers.add(tell);
      tell(each.value);
      return () => {
        each.followers.delete(tell);
        if (each.followers.size > 0 || followed.get(topic.name) !== each) return;
        if (each.timer !== null) clearTimeout(each.timer);
        followed.delete(topic.name);
      };
    },
    stop: () => {
      stopListening();
      for (const { timer } of followed.values()) if (timer !== null) clearTimeout(timer);
      followed.clear();
    },
  };
}

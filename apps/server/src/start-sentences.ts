/** Why the server does not start, in words for whoever starts it: Danish first, then English. */
import type { StartRefusal } from './db/start-refusal.ts';
import type { StoreBroken } from './db/store-broken.ts';
import type { Settings, UnknownSetting, WrongSetting } from './settings.ts';

/** A sentence in both languages. */
export type Sentence = { readonly da: string; readonly en: string };

/** Says it to whoever is at the keyboard. */
export function say({ da, en }: Sentence): void {
  process.stderr.write(`${da}\n${en}\n`);
}

/** One variable that cannot be used. */
export function wrongSetting({ name, got, accepts }: WrongSetting): Sentence {
  return {
    da: `${name} er sat til ${JSON.stringify(got)}. Den kan være ${accepts.da}.`,
    en: `${name} is set to ${JSON.stringify(got)}. It can be ${accepts.en}.`,
  };
}

/** One variable nobody reads. */
export function unknownSetting({ name, nearest }: UnknownSetting): Sentence {
  return {
    da: `${name} kendes ikke og bruges ikke. Mente du ${nearest}?`,
    en: `${name} is not known and not used. Did you mean ${nearest}?`,
  };
}

/** A data folder that must not be used. */
export function startRefusal(refusal: StartRefusal, { data }: Pick<Settings, 'data'>): Sentence {
  switch (refusal.kind) {
    case 'databaseNewer':
      return {
        da: `Databasen i ${data} er fra en nyere udgave af Tavle (databaseNewer: ${refusal.migration}). Start den udgave, eller brug en ældre kopi af mappen. Intet er ændret.`,
        en: `The database in ${data} is from a newer version of Tavle (databaseNewer: ${refusal.migration}). Start that version, or use an older copy of the folder. Nothing was changed.`,
      };
    case 'databaseDamaged':
      return {
        da: `Databasen i ${data} er beskadiget (databaseDamaged: ${refusal.detail}). Behold filen, og læg den seneste kopi tilbage. Intet er overskrevet.`,
        en: `The database in ${data} is damaged (databaseDamaged: ${refusal.detail}). Keep the file and put the latest copy back. Nothing was overwritten.`,
      };
    case 'databaseHeld':
      return {
        da: `Databasen i ${data} er låst af et andet program (databaseHeld). Luk det program, og start igen. Intet er ændret.`,
        en: `The database in ${data} is locked by another program (databaseHeld). Close that program and start again. Nothing was changed.`,
      };
    case 'dataInUse':
      return {
        da: `Mappen ${data} er i brug af en anden Tavle (dataInUse). Stop den først, eller sæt TAVLE_DATA til en anden mappe.`,
        en: `The folder ${data} is in use by another Tavle (dataInUse). Stop it first, or set TAVLE_DATA to another folder.`,
      };
    case 'dataUnwritable':
      return {
        da: `Der kan ikke skrives i mappen ${data} (dataUnwritable: ${refusal.detail}). Ret rettighederne, gør plads på disken, eller sæt TAVLE_DATA til en anden mappe.`,
        en: `The folder ${data} cannot be written (dataUnwritable: ${refusal.detail}). Correct its rights, make room on the disk, or set TAVLE_DATA to another folder.`,
      };
  }
}

/** A disk that has failed what it had promised. */
export function storeBroken({ code }: StoreBroken, { data }: Settings): Sentence {
  return {
    da: `Disken kunne ikke skrive i ${data} (storeBroken: ${code}). Serveren stopper med det samme; alt, der stod som gemt, er gemt. Undersøg disken, og start igen.`,
    en: `The disk could not write in ${data} (storeBroken: ${code}). The server ends at once; everything that was said to be saved is saved. Examine the disk and start again.`,
  };
}

/** Pages that are not built. */
export function notBuilt(folders: readonly string[]): Sentence {
  return {
    da: `Siderne er ikke bygget (${folders.join(', ')}). Start med "npm start", som bygger dem.`,
    en: `The pages are not built (${folders.join(', ')}). Start with "npm start", which builds them.`,
  };
}

/** An address that cannot be listened on; undefined for an error that says something else. */
export function cannotListen(code: unknown, { host, port }: Settings): Sentence | undefined {
  if (code === 'EADDRINUSE') {
    return {
      da: `Port ${port} på ${host} er optaget af et andet program. Stop det, eller sæt TAVLE_PORT til en anden port.`,
      en: `Port ${port} on ${host} is in use by another program. Stop it, or set TAVLE_PORT to another port.`,
    };
  }
  if (code === 'EACCES') {
    return {
      da: `Port ${port} kræver særlige rettigheder. Sæt TAVLE_PORT til en port fra 1024 og op.`,
      en: `Port ${port} needs special rights. Set TAVLE_PORT to a port from 1024 up.`,
    };
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      da: `Adressen ${host} findes ikke på denne maskine. Sæt TAVLE_HOST til 127.0.0.1 eller 0.0.0.0.`,
      en: `The address ${host} does not exist on this machine. Set TAVLE_HOST to 127.0.0.1 or 0.0.0.0.`,
    };
  }
  return undefined;
}

type Sum = { readonly boards: ReadonlyMap<string, string>; readonly rows: number; readonly hash: string };

/** A backup that is whole. The same hash comes out when it is restored. */
export function backupDone(file: string, { boards, rows, hash }: Sum): Sentence {
  return {
    da: `Kopien er hel: ${file} (${boards.size} tavler, ${rows} ændringer, sha256 ${hash}).`,
    en: `The copy is whole: ${file} (${boards.size} boards, ${rows} edits, sha256 ${hash}).`,
  };
}

/** A backup or restore that came to nothing. */
export function backupFailed(error: unknown): Sentence {
  const why = error instanceof Error ? error.message : String(error);
  return {
    da: `Det lykkedes ikke (${why}). Intet er ændret, og der ligger ingen halv kopi.`,
    en: `It did not succeed (${why}). Nothing was changed, and no half copy is left.`,
  };
}

/** A backup or restore without a usable file name. */
export function backupNeedsFile(verb: 'backup' | 'restore'): Sentence {
  return verb === 'backup'
    ? {
        da: 'Skriv en fil, der ikke findes endnu: npm run backup -- kopi.db',
        en: 'Name a file that does not exist yet: npm run backup -- copy.db',
      }
    : {
        da: 'Skriv en kopi, der findes: npm run restore -- kopi.db',
        en: 'Name a copy that exists: npm run restore -- copy.db',
      };
}

/** A data folder without a database. */
export function nothingToBackUp({ data }: Settings): Sentence {
  return {
    da: `Der er intet at kopiere i ${data}. Er TAVLE_DATA sat som for serveren?`,
    en: `There is nothing to copy in ${data}. Is TAVLE_DATA set as for the server?`,
  };
}

/** A backup that is in place. */
export function restored(data: string, { examined, kept }: { examined: Sum; kept: string | null }): Sentence {
  const { boards, rows, hash } = examined;
  return {
    da: `Kopien er lagt i ${data} (${boards.size} tavler, ${rows} ændringer, sha256 ${hash}). ${kept === null ? '' : `Det, der var der før, ligger i ${kept}. `}Start serveren. Alle skal logge ind igen.`,
    en: `The copy is in ${data} (${boards.size} boards, ${rows} edits, sha256 ${hash}). ${kept === null ? '' : `What was there before is in ${kept}. `}Start the server. Everybody has to log in again.`,
  };
}

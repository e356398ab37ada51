import { type DatabaseSync } from "node:sqlite"

import { StorageError } from "./storage.ts"

const PRIVATE_ROOMS = "SELECT id FROM rooms WHERE path GLOB '*/private/*'"

/** Each step brings a file from version n to n + 1; steps are only ever added. */
const STEPS: readonly string[] = [
  `CREATE TABLE boards (
     id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, deleted_at INTEGER,
     join_code TEXT NOT NULL, join_open INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX boards_by_join_code ON boards (join_code) WHERE deleted_at IS NULL;
   CREATE TABLE tokens (
     hash BLOB PRIMARY KEY, board TEXT NOT NULL, role TEXT NOT NULL,
     origin TEXT NOT NULL, created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tokens_by_board ON tokens (board, role);
   CREATE TABLE rooms (
     id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, board TEXT NOT NULL,
     last_seq INTEGER NOT NULL, updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX rooms_by_board ON rooms (board);
   CREATE TABLE log (
     room INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, author TEXT NOT NULL,
     crc INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (room, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE snapshots (
     room INTEGER NOT NULL, upto_seq INTEGER NOT NULL, at INTEGER NOT NULL,
     crc INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (room, upto_seq)
   ) STRICT;
   CREATE TABLE set_aside (
     room INTEGER NOT NULL, seq INTEGER NOT NULL, found_at INTEGER NOT NULL,
     crc INTEGER NOT NULL, bytes BLOB NOT NULL
   ) STRICT;`,
  "ALTER TABLE tokens ADD COLUMN sealed BLOB;",
  "UPDATE tokens SET origin = 'own' WHERE origin = 'code';",
  // Private rooms of single people, which no version after 0.1 opens.
  ["log", "snapshots", "set_aside"]
    .map((table) => `DELETE FROM ${table} WHERE room IN (${PRIVATE_ROOMS});`)
    .concat(`DELETE FROM rooms WHERE id IN (${PRIVATE_ROOMS});`)
    .join(" "),
  `CREATE TABLE seats (
     board TEXT NOT NULL, id TEXT NOT NULL, institution TEXT, name TEXT NOT NULL,
     merged_into TEXT, PRIMARY KEY (board, id)
   ) STRICT, WITHOUT ROWID;
   ALTER TABLE tokens ADD COLUMN seat TEXT;
   ALTER TABLE log ADD COLUMN seat TEXT;
   ALTER TABLE set_aside ADD COLUMN author TEXT;
   ALTER TABLE set_aside ADD COLUMN seat TEXT;`,
  // AUTOINCREMENT: no number is given twice, so that nobody restores another version than they saw.
  `CREATE TABLE versions (
     n INTEGER PRIMARY KEY AUTOINCREMENT, board TEXT NOT NULL, at INTEGER NOT NULL,
     reason TEXT NOT NULL, name TEXT, digest BLOB NOT NULL, pictures TEXT NOT NULL,
     crc INTEGER NOT NULL, bytes BLOB NOT NULL
   ) STRICT;
   CREATE INDEX versions_by_board ON versions (board, n);`,
  // Codes of boards from before codes expired end with the next day.
  `ALTER TABLE boards ADD COLUMN join_until INTEGER NOT NULL DEFAULT 0;
   UPDATE boards SET join_until = (unixepoch() + 86400) * 1000;`,
  // How far each room has come, apart from its rows: where those are lost, this is not.
  `CREATE TABLE room_marks (
     path TEXT PRIMARY KEY, board TEXT NOT NULL, seq INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   INSERT INTO room_marks SELECT path, board, max(last_seq,
     ifnull((SELECT max(seq) FROM log WHERE room = id), 0),
     ifnull((SELECT max(upto_seq) FROM snapshots WHERE room = id), 0)) FROM rooms;`,
  // Whose share of the board's space an entry and a snapshot count towards.
  "ALTER TABLE log ADD COLUMN token TEXT; ALTER TABLE snapshots ADD COLUMN note TEXT;",
  `ALTER TABLE tokens ADD COLUMN used_at INTEGER;
   CREATE TABLE audit (
     n INTEGER PRIMARY KEY AUTOINCREMENT, board TEXT NOT NULL, at INTEGER NOT NULL,
     action TEXT NOT NULL, role TEXT NOT NULL, seat TEXT, token TEXT, address TEXT,
     subject TEXT, profile TEXT, times INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX audit_by_board ON audit (board, action, n);
   CREATE INDEX audit_by_time ON audit (at);`,
  `CREATE TABLE history (
     id TEXT PRIMARY KEY, board TEXT NOT NULL, room TEXT NOT NULL, list TEXT NOT NULL,
     entry TEXT NOT NULL, field TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL,
     role TEXT NOT NULL, seat TEXT, before TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX history_by_entry ON history (board, room, list, entry, field, at);
   CREATE INDEX history_by_board ON history (board, at);
   CREATE INDEX history_by_time ON history (at);`,
  `CREATE TABLE institution_links (
     board TEXT NOT NULL, institution TEXT NOT NULL, hash BLOB, sealed BLOB,
     created_at INTEGER NOT NULL, used_at INTEGER, changed_at INTEGER, confirmed_at INTEGER,
     PRIMARY KEY (board, institution)
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX institution_links_by_hash ON institution_links (hash);`,
]

export function readVersion(db: DatabaseSync): number {
  const row = db.prepare("PRAGMA user_version").get()
  return Number(row?.["user_version"] ?? 0)
}

export function writeVersion(db: DatabaseSync, version: number): void {
  return db.exec(`PRAGMA user_version = ${version}`)
}

/** Brings the file to this version's tables; a file of a later version is refused, not touched. */
export function migrate(db: DatabaseSync): void {
  const version = readVersion(db)
  if (version > STEPS.length) {
    throw new StorageError("unknown", "The database was written by a newer version of Tafelrunde")
  }
  for (const [index, step] of STEPS.entries()) {
    if (index >= version) db.exec(`BEGIN; ${step} PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}

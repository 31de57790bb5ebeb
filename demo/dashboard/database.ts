import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'

/** What the dashboard stores. Times are in seconds since 1970, as the slow service gives them. */
interface Tables {
  moment: { timestamp: number }
  failure: { timestamp: number; reason: string }
}

export type Database = Kysely<Tables>

/** Opens nothing before the first query, which creates the file and its tables if they are missing. */
export function openDatabase(file: string): Database {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: async () => {
        const sqlite = new SQLite(file)
        sqlite.exec(`
          create table if not exists moment (timestamp real primary key);
          create table if not exists failure (timestamp real not null, reason text not null);
        `)
        return sqlite
      },
    }),
  })
}

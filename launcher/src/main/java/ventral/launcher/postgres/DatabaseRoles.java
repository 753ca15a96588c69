package ventral.launcher.postgres;

/**
 * Defines the rights of the database's roles. The superuser is the role that {@code initdb} created, which PostgreSQL
 * does not allow to be demoted. The gateway's role owns the database and its tables, and has no other right.
 */
final class DatabaseRoles {

    static final String SUPERUSER = "ventral";

    private DatabaseRoles() {}

    /**
     * Returns a script for {@code postgres --single} in the gateway's database, with one command per line. It may run
     * any number of times. In a database whose tables belong to the superuser, it hands them over to the gateway's role.
     */
    static String script(DatabasePasswords passwords) {
        String gateway = EmbeddedPostgres.USER;
        return String.join(
                "\n",
                "do $$ begin if not exists (select from pg_roles where rolname = '%s') then create role %s; end if; end $$"
                        .formatted(gateway, gateway),
                "alter role %s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '%s'"
                        .formatted(gateway, passwords.gateway()),
                "alter role %s password '%s'".formatted(SUPERUSER, passwords.superuser()),
                "alter database %s owner to %s".formatted(EmbeddedPostgres.DATABASE, gateway),
                "do $$ declare ledger_table text; begin for ledger_table in select quote_ident(tablename) from pg_tables where schemaname = 'public' and tableowner <> '%s' loop execute 'alter table public.' || ledger_table || ' owner to %s'; end loop; end $$"
                        .formatted(gateway, gateway),
                "");
    }
}

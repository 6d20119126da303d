-- Outlets and sources as admins keep them: every version, the newest with the highest. `number` counts all of them: the edition.
CREATE TABLE source_edit (
    number     INTEGER PRIMARY KEY,
    kind       INTEGER NOT NULL CHECK (kind IN (0, 1, 2)), -- an outlet, a source, whether a declared source is polled
    id         TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    via        TEXT NOT NULL,
    note       TEXT,
    definition TEXT CHECK (definition IS NULL OR json_valid(definition)), -- credentials masked; null: removed
    secrets    BLOB, -- encrypted
    UNIQUE (kind, id, version)
) STRICT;

CREATE TRIGGER source_edit_is_not_changed BEFORE UPDATE ON source_edit BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;

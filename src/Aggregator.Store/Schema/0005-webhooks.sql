-- Whom we tell, and how far they are. `cursor`: events up to this sequence were delivered, left out, or are among the deliveries.
CREATE TABLE webhook (
    number           INTEGER PRIMARY KEY,
    name             TEXT NOT NULL UNIQUE,
    declared         INTEGER NOT NULL CHECK (declared IN (0, 1)),
    enabled          INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    definition       TEXT NOT NULL CHECK (json_valid(definition)),
    secrets          BLOB, -- encrypted; null where the configuration has them
    cursor           INTEGER NOT NULL,
    failures         INTEGER NOT NULL,
    failing_since    INTEGER,
    paused_until     INTEGER,
    disabled_because TEXT
) STRICT;

-- What they did not get: to be tried again, or given up. With the event, so that it can be replayed when the outbox has let go of it.
CREATE TABLE delivery (
    webhook  INTEGER NOT NULL REFERENCES webhook (number),
    sequence INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    article  INTEGER NOT NULL REFERENCES article (number),
    revision INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at  INTEGER NOT NULL,
    dead     INTEGER NOT NULL CHECK (dead IN (0, 1)),
    status   INTEGER,
    problem  TEXT,
    PRIMARY KEY (webhook, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_due ON delivery (webhook, dead, next_at);
CREATE INDEX delivery_of_article ON delivery (webhook, article, sequence) WHERE dead = 0;

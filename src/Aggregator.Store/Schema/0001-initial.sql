-- Instants are .NET ticks in UTC. A table's `number` is its key inside this file only; `id` is what the world sees.

CREATE TABLE outlet (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    declared   INTEGER NOT NULL CHECK (declared IN (0, 1)),
    definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT;

CREATE TABLE source (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    outlet     INTEGER NOT NULL REFERENCES outlet (number),
    declared   INTEGER NOT NULL CHECK (declared IN (0, 1)),
    definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT;

CREATE INDEX source_by_outlet ON source (outlet);

-- The cursor of a source. Apart from its definition, so that a poll rewrites a short row.
CREATE TABLE source_state (
    source        INTEGER PRIMARY KEY REFERENCES source (number),
    next_at       INTEGER NOT NULL,
    next_because  TEXT NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    body_hash     TEXT,
    moved_to      TEXT,
    pace          TEXT,
    failures      INTEGER NOT NULL,
    polled_at     INTEGER,
    succeeded_at  INTEGER,
    health        INTEGER NOT NULL,
    problem       TEXT,
    polls         INTEGER NOT NULL,
    articles      INTEGER NOT NULL
) STRICT;

-- Numbered within its source: the newest are a range scan, and a poll dirties one page.
CREATE TABLE poll (
    source     INTEGER NOT NULL REFERENCES source (number),
    number     INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    took       INTEGER NOT NULL,
    outcome    TEXT NOT NULL,
    status     INTEGER,
    bytes      INTEGER NOT NULL,
    problem    TEXT,
    repairs    TEXT,
    seen       INTEGER NOT NULL,
    stored     INTEGER NOT NULL,
    revised    INTEGER NOT NULL,
    unchanged  INTEGER NOT NULL,
    awaiting   INTEGER NOT NULL CHECK (awaiting >= 0),
    filtered   TEXT,
    rejected   TEXT,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    outlet        INTEGER NOT NULL REFERENCES outlet (number),
    source        INTEGER NOT NULL REFERENCES source (number),
    told_by       INTEGER NOT NULL REFERENCES source (number), -- whose words the present revision has
    from_page     INTEGER NOT NULL CHECK (from_page IN (0, 1)), -- whether they come from the page
    published_at  INTEGER NOT NULL,
    category      TEXT NOT NULL,
    state         INTEGER NOT NULL,
    revision      INTEGER NOT NULL,
    body_words    INTEGER NOT NULL,
    content_hash  TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    document      BLOB NOT NULL -- UTF-8 JSON of the whole article
) STRICT;

CREATE INDEX article_newest ON article (published_at, id) WHERE state = 0;
CREATE INDEX article_newest_of_outlet ON article (outlet, published_at, id) WHERE state = 0;
CREATE INDEX article_newest_of_category ON article (category, published_at, id) WHERE state = 0;

-- Revisions before the present one, as they were.
CREATE TABLE revision (
    article  INTEGER NOT NULL REFERENCES article (number),
    revision INTEGER NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (article, revision)
) STRICT, WITHOUT ROWID;

-- Every key that a report was ever recognised by.
CREATE TABLE identity (
    outlet  INTEGER NOT NULL,
    kind    INTEGER NOT NULL,
    value   TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number),
    PRIMARY KEY (outlet, kind, value)
) STRICT, WITHOUT ROWID;

-- What every source has shown us: narrow, since every poll asks it.
CREATE TABLE entry (
    source        INTEGER NOT NULL REFERENCES source (number),
    key           INTEGER NOT NULL,
    fingerprint   INTEGER NOT NULL,
    first_seen_at INTEGER NOT NULL,
    article       INTEGER REFERENCES article (number),
    visits        INTEGER NOT NULL,
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- Pages that are to be fetched. `poll` is the poll whose tally still counts the entry as awaiting; null once it is settled.
CREATE TABLE visit (
    source        INTEGER NOT NULL,
    key           INTEGER NOT NULL,
    due_at        INTEGER NOT NULL,
    failures      INTEGER NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    entry         BLOB NOT NULL, -- UTF-8 JSON
    poll          INTEGER,
    PRIMARY KEY (source, key),
    FOREIGN KEY (source, key) REFERENCES entry (source, key)
) STRICT;

CREATE INDEX visit_due ON visit (source, due_at);

CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,
    article  INTEGER NOT NULL REFERENCES article (number),
    revision INTEGER NOT NULL,
    at       INTEGER NOT NULL
) STRICT;

-- The last sequence given out: kept apart from the outbox, so that a number is never given twice however the outbox is pruned.
CREATE TABLE ledger (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    sequence INTEGER NOT NULL
) STRICT;

INSERT INTO ledger (one, sequence) VALUES (1, 0);

-- Contentless: the words stand in article.document already.
CREATE VIRTUAL TABLE article_text USING fts5 (
    headline, standfirst, body,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Merge late and wide: every word is then copied to a larger segment half as often, and a search looks into a few more of them.
INSERT INTO article_text (article_text, rank) VALUES ('automerge', 16);
INSERT INTO article_text (article_text, rank) VALUES ('crisismerge', 32);
-- Bytes of words gathered in memory before a segment is written.
INSERT INTO article_text (article_text, rank) VALUES ('hashsize', 8388608);

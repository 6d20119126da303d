-- Revisions that came too soon after the one before: the newest of each article, kept back until it may be shown. `due_at` is then.
CREATE TABLE waiting_revision (
    article      INTEGER PRIMARY KEY REFERENCES article (number),
    source       INTEGER NOT NULL REFERENCES source (number),
    from_visit   INTEGER NOT NULL CHECK (from_visit IN (0, 1)),
    due_at       INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    document     BLOB NOT NULL -- UTF-8 JSON of the draft's article
) STRICT;

CREATE INDEX waiting_revision_due ON waiting_revision (source, due_at);

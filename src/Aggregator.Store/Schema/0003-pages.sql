-- Pages as their servers sent them, packed with Brotli: one per entry, and one per article. The body stands last, so that the rest is read without it.
CREATE TABLE page (
    number       INTEGER PRIMARY KEY,
    source       INTEGER NOT NULL REFERENCES source (number),
    key          INTEGER NOT NULL,
    article      INTEGER REFERENCES article (number) ON DELETE CASCADE,
    retrieved_at INTEGER NOT NULL,
    packed       INTEGER NOT NULL, -- bytes that the body takes here
    address      TEXT NOT NULL,
    content_type TEXT,
    body         BLOB NOT NULL,
    UNIQUE (source, key)
) STRICT;

CREATE UNIQUE INDEX page_of_article ON page (article) WHERE article IS NOT NULL;
CREATE INDEX page_of_source ON page (source, retrieved_at);
-- Covers the sum of all sizes and the search for what has to go.
CREATE INDEX page_by_age ON page (retrieved_at, packed);

-- What is known of a source's pages, to notice when they change.
CREATE TABLE drift (
    source    INTEGER PRIMARY KEY REFERENCES source (number),
    is_broken INTEGER NOT NULL CHECK (is_broken IN (0, 1)),
    document  TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX drift_broken ON drift (source) WHERE is_broken = 1;

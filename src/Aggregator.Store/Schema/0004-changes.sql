-- The sequence of an article's latest change: the order in which copies of the store are kept up to date.
ALTER TABLE article ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;

UPDATE article SET changed = latest.sequence
FROM (SELECT article, max(sequence) AS sequence FROM outbox GROUP BY article) AS latest
WHERE latest.article = article.number;

CREATE INDEX article_changed ON article (changed);
CREATE INDEX outbox_at ON outbox (at);

-- Up to where events were let go of, and a name for this database: its sequences mean nothing to another.
ALTER TABLE ledger ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ledger ADD COLUMN epoch TEXT NOT NULL DEFAULT '';

UPDATE ledger SET epoch = lower(hex(randomblob(4)));

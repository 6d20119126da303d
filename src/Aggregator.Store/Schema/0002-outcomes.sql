-- What is remembered of a source over many polls: `rhythm` is Scheduling's own form (361 bytes), `memory` is JSON. `touched_at` is when the entries of a
-- document that was read whole were last marked as still there.
ALTER TABLE source_state ADD COLUMN rhythm BLOB;
ALTER TABLE source_state ADD COLUMN memory TEXT;
ALTER TABLE source_state ADD COLUMN touched_at INTEGER;

-- Null where it was the configured address; null where the answer came from where it was asked.
ALTER TABLE poll ADD COLUMN asked TEXT;
ALTER TABLE poll ADD COLUMN answered TEXT;
ALTER TABLE poll ADD COLUMN content_type TEXT;
ALTER TABLE poll ADD COLUMN conditional INTEGER NOT NULL DEFAULT 0 CHECK (conditional IN (0, 1));
ALTER TABLE poll ADD COLUMN new_entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE poll ADD COLUMN next_at INTEGER;
ALTER TABLE poll ADD COLUMN next_because TEXT;

-- Null until it is marked for the first time: then first_seen_at counts.
ALTER TABLE entry ADD COLUMN last_seen_at INTEGER;

-- Since when, and how often in a row, the page of an article was not there; `missing_gone` where the last answer was 410; `held` where the withdrawal
-- that it asks for is held back.
ALTER TABLE visit ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN missing_since INTEGER;
ALTER TABLE visit ADD COLUMN missing_gone INTEGER NOT NULL DEFAULT 0 CHECK (missing_gone IN (0, 1));
ALTER TABLE visit ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));

CREATE INDEX visit_held ON visit (source) WHERE held = 1;

-- Withdrawals of late are counted before another one is made.
CREATE INDEX outbox_withdrawn ON outbox (at) WHERE kind = 'article.withdrawn';

-- Who may sign in to the console. Passwords are hashes; the second factor's key is encrypted; recovery codes are hashes.
CREATE TABLE account (
    number         INTEGER PRIMARY KEY,
    name           TEXT NOT NULL UNIQUE,
    role           TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    enabled        INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    password_hash  TEXT NOT NULL,
    stamp          TEXT NOT NULL,
    must_change    INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    second_factor  TEXT,
    last_step      INTEGER NOT NULL,
    recovery_codes TEXT NOT NULL, -- hashes, a space between
    created_at     INTEGER NOT NULL,
    password_at    INTEGER NOT NULL,
    signed_in_at   INTEGER
) STRICT;

-- Browsers that are signed in: the hash of the cookie's value.
CREATE TABLE admin_session (
    id         TEXT PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account (number) ON DELETE CASCADE,
    stamp      TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL,
    address    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX admin_session_of_account ON admin_session (account);

CREATE TABLE api_token (
    number     INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: an old link revokes nothing new
    hash       TEXT NOT NULL UNIQUE,
    account    INTEGER NOT NULL REFERENCES account (number) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    scopes     INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ends_at    INTEGER,
    used_at    INTEGER,
    UNIQUE (account, name)
) STRICT;

-- Failed attempts to sign in, by hash of a name (there need not be such an account) or of an address.
CREATE TABLE sign_in_attempt (
    key      TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    until_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (last_at);

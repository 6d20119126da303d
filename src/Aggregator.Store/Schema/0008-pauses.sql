-- What hosts asked for with Retry-After; `tenant` is the outlet that was told so, empty where it was told on behalf of all.
CREATE TABLE host_pause (
    host   TEXT NOT NULL,
    tenant TEXT NOT NULL,
    status INTEGER NOT NULL,
    until  INTEGER NOT NULL,
    PRIMARY KEY (host, tenant)
) STRICT, WITHOUT ROWID;

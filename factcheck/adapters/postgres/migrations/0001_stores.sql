-- Reports, batches, worksheets, answers by Idempotency-Key, model responses, budgets and rates.
-- Times are the database's own, so that hosts whose clocks differ agree. Values are compressed by the client (zlib),
-- hence EXTERNAL: the server is not to try it again.

CREATE SCHEMA IF NOT EXISTS factcheck;

CREATE TABLE factcheck.migrations (
    version integer PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE factcheck.reports (
    id text PRIMARY KEY,
    digest text NOT NULL,
    content bytea NOT NULL,
    listing text NOT NULL,
    words text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE factcheck.reports ALTER content SET STORAGE EXTERNAL;
CREATE INDEX reports_by_age ON factcheck.reports (made_at);

-- Who has which report; a report that nobody has is deleted.
CREATE TABLE factcheck.owned (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner text NOT NULL,
    report text NOT NULL REFERENCES factcheck.reports ON DELETE CASCADE,
    made_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (owner, report)
);
CREATE INDEX owned_in_order ON factcheck.owned (owner, number);
CREATE INDEX owned_by_report ON factcheck.owned (report);

CREATE TABLE factcheck.checkings (
    owner text NOT NULL,
    report text NOT NULL,
    claim text NOT NULL,
    checking text NOT NULL,
    etag text NOT NULL,
    used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, report, claim)
);
CREATE INDEX checkings_by_age ON factcheck.checkings (used_at);

CREATE TABLE factcheck.batches (
    id text PRIMARY KEY,
    owner text NOT NULL,
    digest text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    total integer NOT NULL,
    finished integer NOT NULL,
    failed integer NOT NULL
);
CREATE INDEX batches_by_age ON factcheck.batches (made_at);

CREATE TABLE factcheck.batch_rows (
    batch text NOT NULL REFERENCES factcheck.batches ON DELETE CASCADE,
    place integer NOT NULL,
    content bytea,
    answer bytea,
    number integer,
    PRIMARY KEY (batch, place)
);
ALTER TABLE factcheck.batch_rows ALTER content SET STORAGE EXTERNAL, ALTER answer SET STORAGE EXTERNAL;
CREATE INDEX answered_rows ON factcheck.batch_rows (batch, number) WHERE answer IS NOT NULL;

CREATE TABLE factcheck.answers (
    owner text NOT NULL,
    key text NOT NULL,
    digest text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    status integer,
    headers text,
    location text,
    content bytea,
    PRIMARY KEY (owner, key)
);
CREATE INDEX answers_by_age ON factcheck.answers (made_at);

CREATE TABLE factcheck.responses (
    key text PRIMARY KEY,
    content bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE factcheck.responses ALTER content SET STORAGE EXTERNAL;
CREATE INDEX responses_by_age ON factcheck.responses (made_at);

-- Who asks the model for which response at the moment (a lease).
CREATE UNLOGGED TABLE factcheck.asking (
    key text PRIMARY KEY,
    asker text NOT NULL,
    leased_until timestamptz NOT NULL
);

CREATE TABLE factcheck.spent (
    ledger text NOT NULL,
    day date NOT NULL,
    tokens bigint NOT NULL,
    PRIMARY KEY (ledger, day)
);

-- Theoretical arrival times (GCRA), in seconds of Unix time, one for each rate. A crash of the server forgets them.
CREATE UNLOGGED TABLE factcheck.rates (
    caller text PRIMARY KEY,
    due double precision[] NOT NULL
) WITH (fillfactor = 50);

-- GCRA (ITU-T I.371): 0 and the request is counted, or the seconds until it would be let in, and it is not.
-- Plain statements would hold the lock on the caller's row for a round trip.
CREATE FUNCTION factcheck.take(of_caller text, intervals_s double precision[], periods_s double precision[])
RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
    arrivals double precision[];
    now_s double precision;
    wait_s double precision;
BEGIN
    SELECT due INTO arrivals FROM factcheck.rates WHERE caller = of_caller FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO factcheck.rates (caller, due) VALUES (of_caller, '{}') ON CONFLICT DO NOTHING;
        SELECT due INTO arrivals FROM factcheck.rates WHERE caller = of_caller FOR UPDATE;
    END IF;
    now_s := extract(epoch FROM clock_timestamp());
    -- A caller who is new, or a rate that is, is due now; none is due later than a period from now, whatever the
    -- clock did.
    SELECT array_agg(arrival_s ORDER BY place), max(arrival_s - periods_s[place]) - now_s INTO arrivals, wait_s
    FROM (
        SELECT place, intervals_s[place]
            + greatest(now_s, least(coalesce(arrivals[place], 0), now_s + periods_s[place])) AS arrival_s
        FROM generate_subscripts(intervals_s, 1) AS place
    ) AS following;
    IF wait_s > 1e-6 THEN  -- the bound of the floating-point error
        RETURN wait_s;
    END IF;
    UPDATE factcheck.rates SET due = arrivals WHERE caller = of_caller;
    RETURN 0;
END
$$;

-- Null in rows from before: those that have not ended are put into their queue once this is done, each with its row, so none is lost on the way.
ALTER TABLE jobs ADD COLUMN queue text;
ALTER TABLE jobs ADD CONSTRAINT jobs_queue_check CHECK (queue IN ('cpu', 'gpu', 'light'));

-- Which run of which worker is at a job, and which ended with it in hand.
ALTER TABLE jobs ADD COLUMN worker_run uuid;
ALTER TABLE jobs ADD COLUMN lost_runs uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE jobs ALTER COLUMN lost_runs DROP DEFAULT;
ALTER TABLE jobs ADD COLUMN lost_at text;
ALTER TABLE workers ADD COLUMN run_id uuid;
ALTER TABLE workers ADD COLUMN has_gpu boolean NOT NULL DEFAULT false;
ALTER TABLE workers ALTER COLUMN has_gpu DROP DEFAULT;

-- The tables of Quartz, which was the queue until now.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'qrtz\_%' LOOP
        EXECUTE format('DROP TABLE public.%I CASCADE', name);
    END LOOP;
END
$$;

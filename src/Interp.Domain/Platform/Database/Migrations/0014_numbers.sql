-- A report carries the numbers that its kind names, where it had a column for each number of one kind.
ALTER TABLE job_reports ADD COLUMN numbers jsonb;

-- What is infinite or no number has no place in JSON: such a number is left out, as one that was never reported.
UPDATE job_reports SET numbers = jsonb_strip_nulls(jsonb_build_object(
    'loss', CASE WHEN loss NOT IN ('NaN', 'Infinity', '-Infinity') THEN loss END,
    'l0', CASE WHEN l0 NOT IN ('NaN', 'Infinity', '-Infinity') THEN l0 END,
    'explained-variance', CASE WHEN explained_variance NOT IN ('NaN', 'Infinity', '-Infinity') THEN explained_variance END,
    'dead', dead));

ALTER TABLE job_reports
    ALTER COLUMN numbers SET NOT NULL,
    DROP COLUMN loss,
    DROP COLUMN l0,
    DROP COLUMN explained_variance,
    DROP COLUMN dead;

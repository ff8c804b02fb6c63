CREATE TABLE dictionary_benchmarks (
    dictionary_id integer NOT NULL,
    job_id uuid NOT NULL,
    seed bigint NOT NULL,
    result jsonb NOT NULL,
    code_version text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    CONSTRAINT dictionary_benchmarks_pkey PRIMARY KEY (dictionary_id),
    CONSTRAINT dictionary_benchmarks_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE,
    CONSTRAINT dictionary_benchmarks_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE RESTRICT
);

CREATE INDEX dictionary_benchmarks_job_id_idx ON dictionary_benchmarks (job_id);

ALTER TABLE workers ADD COLUMN memory_bytes bigint;

ALTER TABLE dictionaries
    ADD COLUMN mse double precision,
    ADD COLUMN explained_variance_legacy double precision,
    ADD COLUMN explained_variance_uncentred double precision,
    ADD COLUMN cosine_similarity double precision,
    ADD COLUMN reconstruction_bias double precision,
    ADD COLUMN loss_recovered_from_mean double precision,
    ADD COLUMN encoder_decoder_cosine double precision,
    ADD COLUMN max_decoder_cosine double precision,
    ADD COLUMN evaluation_densities integer[],
    ADD COLUMN sweep_point integer NOT NULL DEFAULT 0;

ALTER TABLE dictionaries ALTER COLUMN sweep_point DROP DEFAULT;

-- A sweep publishes several dictionaries, every other job one.
DROP INDEX dictionaries_job_id_idx;
CREATE UNIQUE INDEX dictionaries_job_id_sweep_point_idx ON dictionaries (job_id, sweep_point);

CREATE TABLE sweeps (
    id uuid NOT NULL,
    model_id integer NOT NULL,
    corpus_id integer NOT NULL,
    hook_point text NOT NULL,
    d_in integer NOT NULL,
    trained_tokens bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code_version text NOT NULL,
    model_hash text NOT NULL,
    corpus_hash text NOT NULL,
    tokenizer_hash text NOT NULL,
    CONSTRAINT sweeps_pkey PRIMARY KEY (id),
    CONSTRAINT sweeps_corpus_id_fkey FOREIGN KEY (corpus_id) REFERENCES corpora (id) ON DELETE RESTRICT,
    CONSTRAINT sweeps_id_fkey FOREIGN KEY (id) REFERENCES jobs (id) ON DELETE RESTRICT,
    CONSTRAINT sweeps_model_id_fkey FOREIGN KEY (model_id) REFERENCES models (id) ON DELETE RESTRICT
);

CREATE INDEX sweeps_corpus_id_idx ON sweeps (corpus_id);
CREATE INDEX sweeps_model_id_idx ON sweeps (model_id);

CREATE TABLE sweep_points (
    sweep_id uuid NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    error text,
    step bigint NOT NULL,
    steps bigint NOT NULL,
    loss double precision,
    l0 double precision,
    explained_variance double precision,
    dead integer,
    metrics jsonb,
    dictionary_id integer,
    CONSTRAINT sweep_points_pkey PRIMARY KEY (sweep_id, number),
    CONSTRAINT sweep_points_state_check CHECK (state IN ('waiting', 'training', 'trained', 'evaluated', 'failed')),
    CONSTRAINT sweep_points_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE SET NULL,
    CONSTRAINT sweep_points_sweep_id_fkey FOREIGN KEY (sweep_id) REFERENCES sweeps (id) ON DELETE CASCADE
);

CREATE INDEX sweep_points_dictionary_id_idx ON sweep_points (dictionary_id);

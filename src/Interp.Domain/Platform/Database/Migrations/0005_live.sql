ALTER TABLE workers
    ADD COLUMN inference_address text,
    ADD COLUMN inference_secret text;

CREATE TABLE explanations (
    id uuid NOT NULL,
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    cohort_id integer,
    author_id uuid,
    job_id uuid,
    visibility text NOT NULL,
    method text NOT NULL,
    model text,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    score real,
    error text,
    seed bigint NOT NULL,
    groups integer[] NOT NULL,
    positions bigint[] NOT NULL,
    offsets integer[] NOT NULL,
    tokens integer[] NOT NULL,
    activations real[] NOT NULL,
    predictions real[] NOT NULL,
    CONSTRAINT explanations_pkey PRIMARY KEY (id),
    CONSTRAINT explanations_method_check CHECK (method IN ('hypothesis', 'autointerp')),
    CONSTRAINT explanations_state_check CHECK (state IN ('unscored', 'scored', 'failed')),
    CONSTRAINT explanations_visibility_check CHECK (visibility IN ('private', 'cohort', 'public')),
    CONSTRAINT explanations_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE RESTRICT,
    CONSTRAINT explanations_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE,
    CONSTRAINT explanations_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE SET NULL,
    CONSTRAINT explanations_owner_id_fkey FOREIGN KEY (author_id) REFERENCES people (id) ON DELETE SET NULL
);

CREATE INDEX explanations_cohort_id_idx ON explanations (cohort_id);
CREATE INDEX explanations_dictionary_id_feature_created_at_idx ON explanations (dictionary_id, feature, created_at);
CREATE INDEX explanations_job_id_idx ON explanations (job_id);
CREATE INDEX explanations_owner_id_idx ON explanations (author_id);

CREATE TABLE labels (
    cohort_id integer NOT NULL,
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    version integer NOT NULL,
    text character varying(200) NOT NULL,
    status text NOT NULL,
    note character varying(1000),
    restored_from integer,
    author_id uuid,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT labels_pkey PRIMARY KEY (cohort_id, dictionary_id, feature, version),
    CONSTRAINT labels_status_check CHECK (status IN ('proposed', 'doubtful', 'adjudicated')),
    CONSTRAINT labels_author_id_fkey FOREIGN KEY (author_id) REFERENCES people (id) ON DELETE SET NULL,
    CONSTRAINT labels_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE CASCADE,
    CONSTRAINT labels_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE
);

CREATE TABLE ratings (
    id uuid NOT NULL,
    cohort_id integer NOT NULL,
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    rater_id uuid,
    seed bigint NOT NULL,
    intervals integer[] NOT NULL,
    blind boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    given_up_at timestamp with time zone,
    interpretation character varying(200),
    confidence integer[] NOT NULL,
    activations integer[] NOT NULL,
    logits integer[] NOT NULL,
    separation integer[] NOT NULL,
    specificity integer[] NOT NULL,
    CONSTRAINT ratings_pkey PRIMARY KEY (id),
    CONSTRAINT ratings_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE CASCADE,
    CONSTRAINT ratings_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE,
    CONSTRAINT ratings_rater_id_fkey FOREIGN KEY (rater_id) REFERENCES people (id) ON DELETE SET NULL
);

CREATE TABLE feature_opinions (
    cohort_id integer NOT NULL,
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    label character varying(200),
    label_status text,
    rating real,
    raters integer NOT NULL,
    disagreement real,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT feature_opinions_pkey PRIMARY KEY (cohort_id, dictionary_id, feature),
    CONSTRAINT feature_opinions_label_status_check CHECK (label_status IN ('proposed', 'doubtful', 'adjudicated')),
    CONSTRAINT feature_opinions_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE CASCADE,
    CONSTRAINT feature_opinions_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE
);

CREATE TABLE comments (
    id uuid NOT NULL,
    cohort_id integer NOT NULL,
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    thread_id uuid,
    author_id uuid,
    text character varying(4000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    resolved_at timestamp with time zone,
    resolved_by_id uuid,
    reported_at timestamp with time zone,
    hidden_at timestamp with time zone,
    hidden_by_id uuid,
    CONSTRAINT comments_pkey PRIMARY KEY (id),
    CONSTRAINT comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES people (id) ON DELETE SET NULL,
    CONSTRAINT comments_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE CASCADE,
    CONSTRAINT comments_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE,
    CONSTRAINT comments_hidden_by_id_fkey FOREIGN KEY (hidden_by_id) REFERENCES people (id) ON DELETE SET NULL,
    CONSTRAINT comments_resolved_by_id_fkey FOREIGN KEY (resolved_by_id) REFERENCES people (id) ON DELETE SET NULL,
    CONSTRAINT comments_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES comments (id) ON DELETE CASCADE
);

CREATE TABLE comment_reports (
    comment_id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    reason character varying(1000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT comment_reports_pkey PRIMARY KEY (comment_id, reporter_id),
    CONSTRAINT comment_reports_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id) ON DELETE CASCADE,
    CONSTRAINT comment_reports_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE lists (
    id uuid NOT NULL,
    title character varying(100) NOT NULL,
    description character varying(4000) NOT NULL,
    visibility text NOT NULL,
    cohort_id integer,
    owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT lists_pkey PRIMARY KEY (id),
    CONSTRAINT lists_visibility_check CHECK (visibility IN ('private', 'cohort', 'public')),
    CONSTRAINT lists_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE RESTRICT,
    CONSTRAINT lists_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people (id) ON DELETE SET NULL
);

CREATE TABLE list_items (
    list_id uuid NOT NULL,
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    ordinal integer NOT NULL,
    note character varying(1000) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT list_items_pkey PRIMARY KEY (list_id, dictionary_id, feature),
    CONSTRAINT list_items_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE,
    CONSTRAINT list_items_list_id_fkey FOREIGN KEY (list_id) REFERENCES lists (id) ON DELETE CASCADE
);

CREATE TABLE links (
    code character varying(40) NOT NULL,
    target character varying(2000) NOT NULL,
    title character varying(200) NOT NULL,
    visibility text NOT NULL,
    cohort_id integer,
    owner_id uuid,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT links_pkey PRIMARY KEY (code),
    CONSTRAINT links_visibility_check CHECK (visibility IN ('private', 'cohort', 'public')),
    CONSTRAINT links_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE RESTRICT,
    CONSTRAINT links_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people (id) ON DELETE SET NULL
);

CREATE TABLE pseudonyms (
    cohort_id integer NOT NULL,
    person_id uuid NOT NULL,
    name character varying(100) NOT NULL,
    CONSTRAINT pseudonyms_pkey PRIMARY KEY (cohort_id, person_id),
    CONSTRAINT pseudonyms_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts (id) ON DELETE CASCADE,
    CONSTRAINT pseudonyms_person_id_fkey FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX comment_reports_reporter_id_idx ON comment_reports (reporter_id);
CREATE INDEX comments_author_id_idx ON comments (author_id);
CREATE INDEX comments_cohort_id_dictionary_id_feature_created_at_idx ON comments (cohort_id, dictionary_id, feature, created_at);
CREATE INDEX comments_cohort_id_reported_at_idx ON comments (cohort_id, reported_at) WHERE reported_at IS NOT NULL;
CREATE INDEX comments_dictionary_id_idx ON comments (dictionary_id);
CREATE INDEX comments_hidden_by_id_idx ON comments (hidden_by_id);
CREATE INDEX comments_resolved_by_id_idx ON comments (resolved_by_id);
CREATE INDEX comments_thread_id_idx ON comments (thread_id);
CREATE INDEX feature_opinions_cohort_id_dictionary_id_disagreement_feature_idx ON feature_opinions (cohort_id, dictionary_id, disagreement DESC, feature);
CREATE INDEX feature_opinions_cohort_id_dictionary_id_rating_feature_idx ON feature_opinions (cohort_id, dictionary_id, rating DESC, feature);
CREATE INDEX feature_opinions_dictionary_id_idx ON feature_opinions (dictionary_id);
CREATE INDEX labels_author_id_cohort_id_dictionary_id_feature_idx ON labels (author_id, cohort_id, dictionary_id, feature);
CREATE INDEX labels_dictionary_id_idx ON labels (dictionary_id);
CREATE INDEX links_cohort_id_idx ON links (cohort_id);
CREATE INDEX links_owner_id_created_at_idx ON links (owner_id, created_at DESC);
CREATE INDEX list_items_dictionary_id_idx ON list_items (dictionary_id);
CREATE INDEX list_items_list_id_ordinal_idx ON list_items (list_id, ordinal);
CREATE INDEX lists_changed_at_id_idx ON lists (changed_at DESC, id DESC);
CREATE INDEX lists_cohort_id_idx ON lists (cohort_id);
CREATE INDEX lists_owner_id_idx ON lists (owner_id);
CREATE UNIQUE INDEX pseudonyms_cohort_id_name_idx ON pseudonyms (cohort_id, name);
CREATE INDEX pseudonyms_person_id_idx ON pseudonyms (person_id);
CREATE UNIQUE INDEX ratings_cohort_id_dictionary_id_feature_rater_id_idx ON ratings (cohort_id, dictionary_id, feature, rater_id);
CREATE INDEX ratings_dictionary_id_idx ON ratings (dictionary_id);
CREATE INDEX ratings_rater_id_dictionary_id_feature_idx ON ratings (rater_id, dictionary_id, feature) WHERE submitted_at IS NULL AND given_up_at IS NULL;

-- Where a crosscoder reads and writes; null for a dictionary of one place.
ALTER TABLE dictionaries ADD COLUMN site_hook_points text[];

CREATE TABLE dictionary_sites (
    dictionary_id integer NOT NULL,
    number integer NOT NULL,
    hook_point text NOT NULL,
    width integer NOT NULL,
    explained_variance double precision NOT NULL,
    ce_sae double precision NOT NULL,
    ce_zero double precision NOT NULL,
    ce_mean double precision NOT NULL,
    loss_recovered double precision,
    loss_recovered_from_mean double precision,
    mean_share double precision NOT NULL,
    CONSTRAINT dictionary_sites_pkey PRIMARY KEY (dictionary_id, number),
    CONSTRAINT dictionary_sites_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE
);

CREATE TABLE feature_sites (
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    norms real[] NOT NULL,
    CONSTRAINT feature_sites_pkey PRIMARY KEY (dictionary_id, feature),
    CONSTRAINT feature_sites_dictionary_id_fkey FOREIGN KEY (dictionary_id) REFERENCES dictionaries (id) ON DELETE CASCADE
);

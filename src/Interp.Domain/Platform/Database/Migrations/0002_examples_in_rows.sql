-- One row per feature holds all its examples in parallel arrays: a card is one read, and loading is one COPY of few, wide rows.
ALTER TABLE feature_examples RENAME TO old_examples;
ALTER TABLE old_examples RENAME CONSTRAINT feature_examples_pkey TO old_examples_pkey;

CREATE TABLE feature_examples (
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    "window" integer NOT NULL,
    groups smallint[] NOT NULL,
    documents integer[] NOT NULL,
    positions bigint[] NOT NULL,
    repeated boolean[] NOT NULL,
    tokens integer[] NOT NULL,
    activations real[] NOT NULL,
    loss_effects real[] NOT NULL,
    CONSTRAINT feature_examples_pkey PRIMARY KEY (dictionary_id, feature)
) PARTITION BY LIST (dictionary_id);

CREATE TABLE feature_ablations (
    dictionary_id integer NOT NULL,
    feature integer NOT NULL,
    places integer[] NOT NULL,
    raised_tokens integer[] NOT NULL,
    raised real[] NOT NULL,
    lowered_tokens integer[] NOT NULL,
    lowered real[] NOT NULL,
    CONSTRAINT feature_ablations_pkey PRIMARY KEY (dictionary_id, feature)
) PARTITION BY LIST (dictionary_id);

CREATE TABLE logit_features (
    dictionary_id integer NOT NULL,
    token integer NOT NULL,
    feature integer NOT NULL,
    value real NOT NULL,
    CONSTRAINT logit_features_pkey PRIMARY KEY (dictionary_id, token, feature)
) PARTITION BY LIST (dictionary_id);

ALTER TABLE features ADD COLUMN loss_effect real;
ALTER TABLE features ADD COLUMN single_token boolean NOT NULL DEFAULT false;
ALTER TABLE features ADD COLUMN autointerp_score real;
ALTER TABLE features ADD COLUMN twin_pearson real;
ALTER TABLE token_features ADD COLUMN count integer NOT NULL DEFAULT 0;
ALTER TABLE features ALTER COLUMN single_token DROP DEFAULT;
ALTER TABLE token_features ALTER COLUMN count DROP DEFAULT;

ALTER TABLE dictionaries ADD COLUMN vocabulary_id integer;
UPDATE dictionaries SET vocabulary_id = models.vocabulary_id FROM models WHERE models.id = dictionaries.model_id;
ALTER TABLE dictionaries ALTER COLUMN vocabulary_id SET NOT NULL;
ALTER TABLE dictionaries ADD CONSTRAINT dictionaries_vocabulary_id_fkey FOREIGN KEY (vocabulary_id) REFERENCES vocabularies (id) ON DELETE RESTRICT;
ALTER TABLE dictionaries ADD COLUMN origin text NOT NULL DEFAULT 'trained';
ALTER TABLE dictionaries ALTER COLUMN origin DROP DEFAULT;
ALTER TABLE dictionaries ADD CONSTRAINT dictionaries_origin_check CHECK (origin IN ('trained', 'neurons', 'random', 'imported'));
ALTER TABLE dictionaries ADD COLUMN revision integer NOT NULL DEFAULT 0;
ALTER TABLE dictionaries ALTER COLUMN revision DROP DEFAULT;
ALTER TABLE dictionaries ADD COLUMN imported_model text;
ALTER TABLE dictionaries ADD COLUMN imported_corpus text;
ALTER TABLE dictionaries ADD COLUMN imported_from jsonb;
ALTER TABLE dictionaries ALTER COLUMN model_id DROP NOT NULL;
ALTER TABLE dictionaries ALTER COLUMN corpus_id DROP NOT NULL;
ALTER TABLE dictionaries ALTER COLUMN job_id DROP NOT NULL;

DO $$
DECLARE
    d integer;
    table_name text;
BEGIN
    FOR d IN SELECT id FROM dictionaries ORDER BY id LOOP
        IF to_regclass(format('feature_examples_%s', d)) IS NOT NULL THEN
            EXECUTE format('ALTER TABLE feature_examples_%s RENAME TO old_examples_%s', d, d);
        END IF;
        FOREACH table_name IN ARRAY ARRAY['feature_examples', 'feature_ablations', 'logit_features'] LOOP
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%s)', table_name || '_' || d, table_name, d);
        END LOOP;
    END LOOP;
END $$;

-- A window that a document's edge had cut short is padded with -1, so that the focus always stands in the middle of nine places.
INSERT INTO feature_examples
WITH numbered AS (
    SELECT e.*,
        CASE kind WHEN 'top' THEN 0 WHEN 'interval' THEN 1 + level ELSE 12 END AS code,
        row_number() OVER (PARTITION BY dictionary_id, feature ORDER BY CASE kind WHEN 'top' THEN 0 WHEN 'interval' THEN 1 + level ELSE 12 END, rank) AS example,
        4 - (position - window_start)::integer AS padding
    FROM old_examples e
), places AS (
    SELECT dictionary_id, feature,
        array_agg(coalesce(tokens[place + 1 - padding], -1) ORDER BY example, place) AS tokens,
        array_agg(coalesce(activations[place + 1 - padding], 0) ORDER BY example, place) AS activations
    FROM numbered CROSS JOIN generate_series(0, 8) AS place
    GROUP BY dictionary_id, feature
), examples AS (
    SELECT dictionary_id, feature,
        array_agg(code::smallint ORDER BY example) AS groups,
        array_agg(document ORDER BY example) AS documents,
        array_agg(position ORDER BY example) AS positions,
        array_agg(repeated ORDER BY example) AS repeated
    FROM numbered GROUP BY dictionary_id, feature
)
SELECT dictionary_id, feature, 9, groups, documents, positions, repeated, tokens, activations, '{}'
FROM examples JOIN places USING (dictionary_id, feature);

UPDATE features SET single_token = true FROM (
    SELECT dictionary_id, feature FROM old_examples WHERE NOT repeated GROUP BY dictionary_id, feature
    HAVING count(*) >= 5 AND count(DISTINCT tokens[(position - window_start)::integer + 1]) = 1
) AS single
WHERE features.dictionary_id = single.dictionary_id AND features.index = single.feature;

INSERT INTO logit_features
SELECT dictionary_id, logit.token, index, max(logit.value)
FROM features CROSS JOIN LATERAL unnest(positive_tokens, positive_logits) AS logit (token, value)
GROUP BY dictionary_id, logit.token, index;

DROP TABLE old_examples;

CREATE INDEX dictionaries_vocabulary_id_idx ON dictionaries (vocabulary_id);
CREATE INDEX features_dictionary_id_loss_effect_index_idx ON features (dictionary_id, loss_effect DESC, index);
CREATE INDEX features_dictionary_id_autointerp_score_index_idx ON features (dictionary_id, autointerp_score DESC, index);
CREATE INDEX features_dictionary_id_twin_pearson_index_idx ON features (dictionary_id, twin_pearson DESC, index);
CREATE INDEX features_dictionary_id_state_index_idx ON features (dictionary_id, state, index);
CREATE INDEX features_dictionary_id_single_token_index_idx ON features (dictionary_id, single_token, index);
CREATE INDEX token_features_dictionary_id_token_count_feature_idx ON token_features (dictionary_id, token, count DESC, feature);
CREATE INDEX logit_features_dictionary_id_token_value_feature_idx ON logit_features (dictionary_id, token, value DESC, feature);

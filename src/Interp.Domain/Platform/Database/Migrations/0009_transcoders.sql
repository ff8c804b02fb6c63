-- What a transcoder's features write; null where they write what they read.
ALTER TABLE dictionaries ADD COLUMN target_hook_point text;

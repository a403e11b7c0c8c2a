-- Words that a workspace adds: rows whose code is a spare one of the vocabulary, in kept.words.
-- Of a technique its admin may say when it serves.
alter table kept.words add column serves text;  -- null: nothing is said, or it is a usual one

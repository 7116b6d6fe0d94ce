DROP TABLE policy.seats, policy.seat_kinds, public.units;
DROP SCHEMA policy CASCADE;
DROP EXTENSION pg_trgm;
DROP EXTENSION btree_gist;

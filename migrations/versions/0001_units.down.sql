DROP TABLE policy.seats, policy.seat_kinds, public.units;
DROP SCHEMA policy CASCADE;
DROP EXTENSION pg_trgm;
DROP EXTENSION btree_gist;
REVOKE USAGE ON SCHEMA public FROM laget_app, laget_jobs, laget_import, laget_keeper;

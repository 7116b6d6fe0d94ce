ALTER TABLE public.consent_evidence DROP CONSTRAINT consent_evidence_file;
DROP TABLE public.invitations, public.meetings, public.files, public.team_actors, public.mapping_items;

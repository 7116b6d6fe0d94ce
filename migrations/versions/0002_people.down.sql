DROP TABLE public.conflicts, public.sessions, public.appointments, public.identities, public.people;

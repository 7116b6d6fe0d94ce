DROP TABLE public.responsibilities, public.assignments, public.runs;

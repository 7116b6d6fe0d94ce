DROP TABLE public.events, public.messages;

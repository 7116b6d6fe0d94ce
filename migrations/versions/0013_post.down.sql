DROP POLICY owner_insert ON public.procrastinate_events;
DROP TRIGGER enqueue_message ON public.messages;
DROP FUNCTION public.enqueue_message();
ALTER TABLE public.messages DROP COLUMN path;

-- Mail can never be written without the job that sends it, and carries the path of the page it leads to.
ALTER TABLE public.messages ADD COLUMN path text NOT NULL DEFAULT '/';

CREATE FUNCTION public.enqueue_message() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM procrastinate_defer_jobs_v1(ARRAY[ROW(
        'default', 'send_message', 0, NULL, NULL, jsonb_build_object('message_id', NEW.id), NULL
    )::procrastinate_job_to_defer_v1]);
    RETURN NULL;
END $$;
CREATE TRIGGER enqueue_message AFTER INSERT ON public.messages
    FOR EACH ROW EXECUTE FUNCTION public.enqueue_message();

-- A worker that leaves is struck from its jobs by a foreign key, which acts as the tables' owner; what that
-- changes is noted in procrastinate_events by a trigger, so the owner must get past that table's guard.
CREATE POLICY owner_insert ON public.procrastinate_events FOR INSERT TO laget_owner
    WITH CHECK (true);

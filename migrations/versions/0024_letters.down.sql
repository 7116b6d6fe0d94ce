DROP POLICY import_insert ON public.contact_attempts;
REVOKE INSERT ON public.contact_attempts FROM laget_import;
DROP TABLE public.more_training_steps, public.more_training, public.referrals, public.letter_files, public.letters,
    public.letter_batches, public.letter_texts;

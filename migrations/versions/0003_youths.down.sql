DROP TABLE public.statuses, public.registrations, public.school_spells, public.youth_registers,
    public.youth_addresses, public.youth_contacts, public.youth_identities;
ALTER TABLE public.conflicts DROP CONSTRAINT conflicts_youth;
ALTER TABLE public.people DROP CONSTRAINT people_youth;
DROP TABLE public.youths;
DROP FUNCTION public.norwegian_order(text);

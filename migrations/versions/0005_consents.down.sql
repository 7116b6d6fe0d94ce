DROP TABLE public.consent_event_lines, public.consent_events, public.consent_lines, public.consent_parties, public.consent_evidence,
    public.consents, public.notices, public.legal_references;
DROP FUNCTION policy.refuse_change();

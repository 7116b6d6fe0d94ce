DROP TRIGGER keep_status ON public.statuses;
DROP TRIGGER keep_listed_moved ON public.units;
DROP TRIGGER keep_listed_seated ON policy.seats;
DROP TRIGGER keep_listed_changed ON public.youths;
DROP TRIGGER keep_listed_arrived ON public.youths;
DROP TRIGGER never_removed ON public.youths;
DROP TRIGGER keep_access_renewed ON public.consents;
DROP TRIGGER keep_access_arrived ON public.consent_event_lines;
DROP TRIGGER keep_access_arrived ON public.consent_events;
DROP TRIGGER keep_access_arrived ON public.consent_parties;
DROP TRIGGER keep_access_arrived ON public.consent_lines;
DROP TRIGGER never_emptied ON public.responsibilities;
DROP TRIGGER never_moved ON public.responsibilities;
DROP TRIGGER keep_access_left ON public.responsibilities;
DROP TRIGGER keep_access_changed ON public.responsibilities;
DROP TRIGGER keep_access_arrived ON public.responsibilities;
DROP FUNCTION policy.keep_status(), policy.keep_moved_units(), policy.keep_seated(), policy.keep_changed_youths(),
    policy.keep_listed(), policy.keep_renewed(), policy.keep_left(),
    policy.keep_arrived(), policy.refresh(uuid[], text), policy.drift(), policy.differences(uuid[]),
    policy.derived(uuid[]), policy.consent_access(uuid[]), policy.list_access(uuid[]), policy.duty_access(uuid[]),
    policy.duty_sources(text), policy.mask(text, text, text), policy.conflicts(), policy.city_write(),
    policy.city_read(), policy.own_write(), policy.own_read(), policy.service(), policy.youth(), policy.person(),
    policy.seat();
DROP TABLE policy.access, policy.city_roles, policy.own_sources, policy.granted;

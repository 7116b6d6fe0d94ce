SET LOCAL ROLE laget_keeper;
DROP FUNCTION policy.stairs(uuid);
RESET ROLE;
DROP POLICY keeper_select ON public.mapping_items;
DROP POLICY keeper_select ON public.team_actors;
REVOKE SELECT ON public.mapping_items, public.team_actors FROM laget_keeper;
DROP TABLE public.step_events;

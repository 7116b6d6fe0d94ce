DROP TABLE public.plan_drafts, public.plan_marks, public.plan_measures, public.plans;

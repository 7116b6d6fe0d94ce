DROP TABLE public.status_file_rows, public.status_files, public.report_rows, public.reports;
DROP FUNCTION policy.refuse_late_rows();

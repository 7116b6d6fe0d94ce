ALTER TABLE public.registrations DROP CONSTRAINT registrations_import;
ALTER TABLE public.youth_registers DROP CONSTRAINT youth_registers_import;
DROP TABLE public.import_rows, public.imports;
